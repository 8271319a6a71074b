"""A matrix, its determinant, its inverse and its eigenvalues."""

from sympy import Matrix, N, eye, pi

matrix = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 2]])
print(matrix.det(), matrix.rank(), matrix.inv())
print(sorted(matrix.eigenvals().items(), key=str))
print(matrix * matrix.inv() == eye(3), N(pi, 50))
