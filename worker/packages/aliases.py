"""Under which name a package is to be had whose import is called otherwise. A table, and nothing else.

Pyodide's lock file knows the imports of its own packages; these names are for packages that it lacks, or
whose import is spelt otherwise than any lock file says.
"""

from __future__ import annotations

ALIASES = {
    "Bio": "biopython",
    "Crypto": "pycryptodome",
    "Cryptodome": "pycryptodomex",
    "OpenSSL": "pyopenssl",
    "PIL": "pillow",
    "Xlib": "python-xlib",
    "attr": "attrs",
    "barcode": "python-barcode",
    "bs4": "beautifulsoup4",
    "community": "python-louvain",
    "cv2": "opencv-python",
    "dateutil": "python-dateutil",
    "decouple": "python-decouple",
    "discord": "discord-py",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "fitz": "pymupdf",
    "git": "gitpython",
    "github": "pygithub",
    "google.protobuf": "protobuf",
    "igraph": "python-igraph",
    "jose": "python-jose",
    "jwt": "pyjwt",
    "magic": "python-magic",
    "mpl_toolkits": "matplotlib",
    "odf": "odfpy",
    "pkg_resources": "setuptools",
    "pptx": "python-pptx",
    "pylab": "matplotlib",
    "rest_framework": "djangorestframework",
    "ruamel": "ruamel-yaml",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "slugify": "python-slugify",
    "socks": "pysocks",
    "telegram": "python-telegram-bot",
    "tlz": "toolz",
    "umap": "umap-learn",
    "websocket": "websocket-client",
    "yaml": "pyyaml",
    "zmq": "pyzmq",
}

# What modules look for only when they are used: those of the standard library, what Pyodide keeps apart; what
# shows formulas and Markdown, what sets them here (see worker/kernel/markup.py).
COMPANIONS = {
    "IPython": ("mistune", "latex2mathml"),
    "shelve": ("dbm",),
    "sympy": ("latex2mathml",),
    "zoneinfo": ("tzdata",),
}

# Names that are never asked for anywhere: the playground's own, and Pyodide's.
OURS = ("data", "js", "main", "pyodide", "pyodide_js", "worker")
