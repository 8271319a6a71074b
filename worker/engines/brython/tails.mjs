/** Additions to the end of modules of Brython's library: missing parts, and fixes of their faults. */
import annotationlib from "./annotationlib_tail.py";
import asyncio from "./asyncio_tail.py";
import collections from "./collections_tail.py";
import csv from "./csv_tail.py";
import datetime from "./datetime_tail.py";
import enumeration from "./enum_tail.py";
import folders from "./folders.py";
import getpass from "./getpass_tail.py";
import io from "./io_tail.py";
import itertools from "./itertools_tail.py";
import json from "./json_tail.py";
import system from "./sys_tail.py";
import tempfile from "./tempfile_tail.py";
import time from "./time_tail.py";
import typing from "./typing_tail.py";
import unittest from "./unittest_tail.py";
import urllib from "./urllib_tail.py";
import webbrowser from "./webbrowser_instead.py";

/** In the place of modules of the library. @type {Record<string, string>} */
export const INSTEAD = { webbrowser };

/** By module. @type {Record<string, string>} */
export const TAILS = {
  _collections: collections,
  _pydatetime: datetime,
  _typing: typing,
  annotationlib,
  asyncio,
  csv,
  enum: enumeration,
  getpass,
  io,
  itertools,
  json,
  os: folders,
  sys: system,
  tempfile,
  time,
  "unittest.case": unittest,
  "urllib.request": urllib,
};
