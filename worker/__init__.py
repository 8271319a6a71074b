"""What runs beside the page: the kernel, its message contract and the engines' edges."""
