"""Set before numpy is loaded: its matrix library keeps to one core, unless the environment says otherwise.

The matrices of a page are small. Shared between threads, each waits for the others: on two busy cores a page
took 257 ms of processor time so, and 43 on one core. OpenBLAS reads this once, when it is loaded; whoever has
loaded numpy before `seeds` has chosen already. The command line sets the same before it loads anything.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
