"""Offthread as an installed package: the command `offthread`, and extensions for Sphinx and MkDocs.

The sources that sites are built from come along as one archive. They are unpacked into the cache of the user
who calls it, and work there as in a checkout: the installed package is never written to.
"""
