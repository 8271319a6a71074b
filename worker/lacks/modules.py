"""Modules that cannot be imported in a browser: names, and what is said of them. A table, and nothing else.

No package index is asked for these names: what it has under them is of no use here, or is something else.
A lock file that has one of them comes first, and so does a file of the visitor's. A name stands for all that
is in it; {name} is the one that was imported. Nothing here may be said of a package that works.
"""

from __future__ import annotations

from worker.lacks.dropped import DROPPED, RENAMED, RENAMED_WORDS

_WINDOWS = (
    "{name} opens windows on a computer's screen, and a page has none. "
    "Ask with input(), answer with print(), and show pictures with display(). "
    "To draw, import turtle; for a game, import pygame."
)
_KEYS = (
    "{name} watches or moves the computer's own keys, mouse or screen, and a browser lets no page do that. "
    "Ask with input() instead."
)
_SPEECH = (
    "{name} needs the computer's own voices or microphone, and a browser does not give them to Python. "
    "Use print() and input()."
)
_PROCESSES = (
    "{name} starts further processes, and a browser gives Python a single one. "
    "Call the function itself, one time after the other."
)
_DATABASES = (
    "{name} talks to a database server, and no page can reach one. The database sqlite3 is part of Python "
    "and works here: import sqlite3."
)

# Rows: names with spaces between them, and the sentence.
NOWHERE = (
    (
        "turtledemo",
        (
            "The demos of turtle open a window with buttons, and a page has none. The module turtle itself "
            "is there: import turtle."
        ),
    ),
    (
        (
            "tkinter customtkinter ttkbootstrap tkcalendar ttkthemes PySimpleGUI FreeSimpleGUI easygui "
            "guizero appJar graphics Tkinter tkMessageBox tkFileDialog tkSimpleDialog ttk Pmw tix"
        ),
        _WINDOWS,
    ),
    (
        (
            "PyQt4 PyQt5 PyQt6 PySide PySide2 PySide6 qtpy pyqtgraph wx gi gtk kivy kivymd dearpygui flet "
            "toga eel webview pyglet arcade ursina panda3d direct OpenGL glfw moderngl vpython pgzero "
            "pgzrun cocos cefpython3"
        ),
        _WINDOWS,
    ),
    (
        "curses unicurses npyscreen asciimatics blessed blessings",
        (
            "{name} paints a whole terminal and reads its keys. The output here is no terminal. Print "
            "lines, and ask with input()."
        ),
    ),
    (
        "readline gnureadline pyreadline pyreadline3",
        (
            "{name} edits lines in a terminal, and there is none here. The field of input() does that by "
            "itself: leave this import out."
        ),
    ),
    (
        "msvcrt getch",
        (
            "{name} reads single keys in a terminal of Windows, and a page has none. Ask for a line with "
            "input()."
        ),
    ),
    (
        (
            "keyboard mouse pynput pyautogui pydirectinput pywinauto pygetwindow pymsgbox pyscreeze "
            "pyscreenshot mss autoit ahk pyWinhook pywhatkit"
        ),
        _KEYS,
    ),
    (
        "pyperclip clipboard win32clipboard",
        (
            "{name} needs the computer's clipboard, and a browser does not give it to Python. Print the "
            "text, and copy it from the output."
        ),
    ),
    (
        (
            "winreg _winreg win32api win32con win32gui win32com win32file win32event win32process "
            "pythoncom pywintypes wmi comtypes xlwings nt _winapi"
        ),
        (
            "{name} belongs to Windows, and a browser keeps programs away from the computer's system. Run "
            "this with Python on Windows."
        ),
    ),
    (
        (
            "winsound playsound playsound3 simpleaudio pyaudio sounddevice vlc mpv audioplayer "
            "pygame_mixer preferredsoundplayer"
        ),
        (
            "{name} plays sounds on the computer, and a browser does not let Python do that. Write from "
            'IPython.display import Audio, then display(Audio("sound.wav")): it shows a player.'
        ),
    ),
    ("pyttsx3 pyttsx speech_recognition vosk espeakng whisper", _SPEECH),
    (
        "gtts",
        (
            "{name} has a server of Google's speak, and a browser does not let a page ask that server. "
            "Print the text instead."
        ),
    ),
    (
        "win10toast plyer notify2 winotify",
        "{name} shows messages on the computer's desktop, and a page has none. Print the message.",
    ),
    (
        (
            "selenium playwright pyppeteer splinter helium webdriver_manager undetected_chromedriver "
            "pychrome seleniumbase chromedriver_autoinstaller"
        ),
        (
            "{name} drives a browser from outside, and a program in a page cannot start one. To fetch a "
            "page from a site that allows it, import requests."
        ),
    ),
    (
        (
            "RPi gpiozero pigpio smbus smbus2 spidev picamera picamera2 sense_hat Adafruit_DHT board busio "
            "digitalio neopixel machine microbit pyb wiringpi mcpi lgpio"
        ),
        (
            "{name} drives the parts of a small computer or board, such as a Raspberry Pi. A browser has "
            "no such parts: run this program there."
        ),
    ),
    (
        "serial usb bluetooth bleak hid pyfirmata pyfirmata2 pymata4 can nfc",
        (
            "{name} talks to devices by cable or radio, and a browser does not give them to Python. Try "
            "the program with made-up values."
        ),
    ),
    (
        "pwd grp",
        (
            "{name} lists the users of a computer with Unix, and a browser knows none. getpass.getuser() "
            "gives a name here."
        ),
    ),
    (
        "resource termios fcntl tty pty posix",
        (
            "{name} belongs to Unix, and a browser keeps programs away from the computer's system. Leave "
            "it out here."
        ),
    ),
    ("syslog", "{name} writes to the log of a computer with Unix. Use the module logging instead."),
    (
        (
            "tensorflow tflite_runtime torch torchvision torchaudio keras jax jaxlib mxnet paddle "
            "onnxruntime transformers ultralytics spacy fastai pytorch_lightning tensorflow_hub "
            "stable_baselines3 prophet"
        ),
        (
            "{name} needs parts that are made for computers and not for browsers. For smaller tasks of "
            "this kind, import sklearn."
        ),
    ),
    (
        "mediapipe dlib face_recognition easyocr pytesseract deepface",
        (
            "{name} needs parts that are made for computers and not for browsers. For work with pictures, "
            "import PIL or cv2."
        ),
    ),
    (
        "numba llvmlite cupy pycuda pyopencl",
        (
            "{name} makes code for a computer's own processor, and a browser runs none. Leave it out: "
            "numpy is fast by itself."
        ),
    ),
    ("multiprocessing multiprocess pathos billiard ray celery mpi4py", _PROCESSES),
    (
        "threading _thread dummy_threading _dummy_thread thread gevent eventlet greenlet",
        (
            "{name} is for several threads, and a browser gives Python one. Call the function itself, or "
            "write it with async and await."
        ),
    ),
    (
        "subprocess pexpect sh plumbum commands popen2 wexpect",
        (
            "{name} starts other programs of the computer, and a browser has none to start. Do the work in "
            "Python itself."
        ),
    ),
    (
        "psutil GPUtil cpuinfo pynvml",
        (
            "{name} looks into the computer: processor, memory, other programs. A browser does not show "
            "these to Python."
        ),
    ),
    (
        "paramiko fabric pysftp netmiko scapy nmap pcapy pyshark",
        (
            "{name} needs network connections that no browser gives to a page. To fetch from the web, "
            "import requests."
        ),
    ),
    (
        "socket socketserver ssl",
        (
            "{name} is about network connections that no browser gives to a page. To fetch from the web, "
            "use urllib.request, in CPython."
        ),
    ),
    (
        "mysql pymysql psycopg2 pyodbc pypyodbc pymssql cx_Oracle oracledb redis motor neo4j cassandra",
        _DATABASES,
    ),
    (
        "streamlit gradio nicegui gunicorn uwsgi tornado",
        (
            "{name} answers browsers as a server, and a page cannot be a server. Show tables and plots "
            "with display() instead."
        ),
    ),
    (
        "pip ensurepip venv virtualenv conda",
        (
            "{name} installs packages on a computer. Here it is not needed: write import and the package's "
            "name, and the package is loaded."
        ),
    ),
    (
        "google.colab",
        (
            "{name} belongs to Google Colab. Here it is not needed: add files to your project, and open() "
            "finds them."
        ),
    ),
    ("idlelib", "{name} is the editor that comes with Python on a computer. This page is an editor already."),
    (
        "java javax",
        (
            "import {name} belongs to the language Java. Python needs no import to read or print: use "
            "input() and print()."
        ),
    ),
)

MODULES = (*NOWHERE, *DROPPED, *((old, RENAMED_WORDS.format(new=new)) for old, new in RENAMED))

# Of a module of Python's own that is not in the table.
STANDARD = (
    "{name} is a module of Python's, but this one does not have it: it needs a computer's own system, or "
    "parts that were left out for browsers."
)
