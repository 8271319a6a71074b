"""What goes deep into numpy and pandas: the checks by which images with shared libraries were first tried.

Each line of CHECKS is an expression, as in image_values.py, whose helpers it has; `trace(call)` is the
traceback of a call, `again` what can be read of what was written, FRAME a table of five days in Berlin.
"""

NAMES = """
import gc, io, traceback, warnings
import numpy as np, pandas as pd
FRAME = pd.DataFrame({
    "k": list("aabbc"), "v": [1, 2, 3, 4, 5],
    "t": pd.date_range("2026-01-30", periods=5, freq="D", tz="Europe/Berlin"),
})
def trace(call):
    try: call()
    except BaseException: return traceback.format_exc()
def again(write, read):
    write(stream := io.BytesIO())
    stream.seek(0)
    return read(stream)
def warned(call):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        call()
    return [str(each.message) for each in seen]
def strict(call):
    with np.errstate(divide="raise"): return call()
"""

CHECKS = """
fixed(np.linalg.inv(np.arange(9.0).reshape(3, 3) + np.eye(3))), round(float(np.linalg.det(np.eye(3) * 2)), 6)
fixed(np.linalg.svd(np.arange(12.0).reshape(3, 4))[1]), fixed(np.linalg.eig(np.diag([1.0, 2.0]))[0])
fixed(np.fft.ifft(np.fft.fft(np.arange(17.0))).real)
np.unique(np.sort(np.array([3, 1, 2, 3]))).tolist(), float(np.sin(np.pi / 2))
str(np.datetime64("2026-01-31") + np.timedelta64(1, "D")), np.char.upper(np.array(["a"])).tolist()
fixed(np.einsum("ij,jk->ik", np.ones((4, 5)), np.ones((5, 6)))), fixed(np.ones((2, 3)) @ np.ones((3, 2)))
np.zeros(2, dtype=[("a", "i4"), ("b", "U3")]).tolist(), int(np.ma.array([1, 2, 3], mask=[0, 1, 0]).sum())
again(lambda into: np.save(into, np.arange(5)), np.load).tolist()
warned(lambda: np.array([1.0]) / 0)
say(lambda: strict(lambda: np.array([1.0]) / 0))
FRAME.groupby("k")["v"].agg(["sum", "mean"]).to_dict()
FRAME["v"].describe().to_dict()
FRAME.merge(pd.DataFrame({"k": ["a", "c"], "w": [9, 8]}), on="k").to_csv()
FRAME.pivot_table(index="k", values="v", aggfunc="sum").to_dict()
pd.read_csv(io.StringIO("a,b\\n1,x\\n2,y\\n")).to_dict()
pd.read_csv(io.StringIO("a;b\\n1;x\\n"), sep=None, engine="python").to_dict()
pd.read_json(io.StringIO(pd.DataFrame({"a": [1, 2]}).to_json())).to_dict()
[FRAME.set_index("t")["v"].rolling(2).sum().sum(), *FRAME.set_index("t")["v"].resample("W").sum()]
FRAME["t"].dt.tz_convert("UTC").dt.strftime("%H").tolist(), str(pd.Period("2026-03") + 1)
FRAME["k"].str.replace("a", "z").tolist(), FRAME["k"].astype("category").cat.codes.tolist()
pd.cut([1, 5, 9], 3).codes.tolist(), pd.arrays.SparseArray([0, 0, 1]).density
FRAME.to_html(), FRAME.to_string(), str(FRAME.dtypes)
FRAME.query("v > 2").v.tolist(), pd.eval("2 * 3")
again(FRAME.to_pickle, pd.read_pickle).equals(FRAME)
[line for line in trace(lambda: FRAME["nope"]).splitlines() if "nope" in line][-1]
say(lambda: np.zeros(3) + np.zeros(4))
say(lambda: pd.to_datetime("not a date"))
"return self._engine.get_loc" in trace(lambda: FRAME["nope"])
[gc.collect() >= 0 for _ in range(3)]
[len(pd.DataFrame(np.random.rand(100, 10)).describe()) for _ in range(20)], gc.collect() >= 0
float(np.ones(20_000_000).sum())
importlib.import_module("pandas._libs.window.indexers").__name__, __import__("pandas.plotting").__name__
importlib.import_module("numpy.linalg.lapack_lite").__name__, __import__("numpy.testing").__name__
importlib.metadata.version("pandas") == pd.__version__
__import__("pytz").timezone("Asia/Tokyo").zone
__import__("xml.dom.minidom").dom.minidom.parseString("<a b='1'/>").documentElement.getAttribute("b")
"def describe" in inspect.getsource(pd.DataFrame.describe)
"""
