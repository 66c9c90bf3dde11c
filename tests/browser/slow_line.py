"""Requests that are not answered until a test lets them go on, as on a slow line."""

from __future__ import annotations

from playwright.sync_api import Page, Route


def held_back(page: Page, pattern: str) -> list[Route]:
    """Those of the page whose address fits the pattern; filled as they are asked for."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(pattern, hold)
    return held
