"""A small database of books, asked in SQL."""

import sqlite3

with sqlite3.connect(":memory:") as database:
    database.execute("CREATE TABLE book (title TEXT, author TEXT, year INTEGER, pages INTEGER)")
    books = [
        ("Emma", "Austen", 1815, 474),
        ("Persuasion", "Austen", 1817, 249),
        ("Middlemarch", "Eliot", 1871, 880),
        ("Dracula", "Stoker", 1897, 418),
        ("Silas Marner", "Eliot", 1861, 226),
    ]
    database.executemany("INSERT INTO book VALUES (?, ?, ?, ?)", books)
    query = (
        "SELECT author, COUNT(*), AVG(pages) FROM book GROUP BY author HAVING COUNT(*) > ? ORDER BY author"
    )
    for author, count, pages in database.execute(query, (1,)):
        print(f"{author}: {count} books of {pages:.1f} pages")
    print(database.execute("SELECT title FROM book WHERE title LIKE '%mar%' ORDER BY year").fetchall())
    try:
        database.execute("SELECT price FROM book")
    except sqlite3.OperationalError as error:
        print("error:", error)
database.close()
