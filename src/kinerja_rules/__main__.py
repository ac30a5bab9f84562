"""`python -m kinerja_rules`: the same door as the command `kinerja`."""

import sys

from kinerja_rules.apps.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
