"""`python -m macros …`."""

try:
    import signal
except KeyboardInterrupt:  # reading even this module takes a moment
    raise SystemExit(130) from None

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while the modules load, Ctrl-C ends this without a traceback

from macros.cli import main

if __name__ == "__main__":
    main()
