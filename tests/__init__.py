"""The tests, and what is measured beside them."""

import os

# As the command line has it: the parser's matrices are small, and a second thread of the matrix library only
# burns a processor. The library reads this when numpy is imported, which is later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
