"""Values that must be the same whether packages were imported or came with an image, by sets of packages.

Each line is an expression; `say(call)` is what its error says, `fixed(array)` an array in few digits.
"""

from tests.browser.image_checks import CHECKS, NAMES

HELPERS = """
def say(call):
    try: return str(call())
    except BaseException as error: return f"{type(error).__name__}: {error}"
def fixed(array): return __import__("numpy").round(array, 6).tolist()
"""

NUMPY = """
np.__version__
np.arange(12).reshape(3, 4).sum(axis=0).tolist()
fixed(np.linalg.inv(np.arange(9.0).reshape(3, 3) + np.eye(3)))
fixed(np.linalg.eigvalsh(np.diag([3.0, 1.0, 2.0])))
fixed(np.fft.fft(np.arange(8.0)).real)
fixed(np.polyfit([0, 1, 2], [1, 3, 5], 1))
np.random.default_rng(3).integers(9, size=5).tolist()
fixed(np.random.RandomState(3).rand(3))
np.einsum("ij,jk->ik", np.eye(2), np.ones((2, 2))).tolist()
np.array(["b", "a"], dtype=object).tolist()
str(np.datetime64("2026-03-01") + 1)
np.loadtxt(io.StringIO("1 2\\n3 4")).tolist()
np.frombuffer(b"\\x01\\x00\\x02\\x00", dtype="<i2").tolist()
np.unique([3, 1, 3]).tolist()
np.ma.masked_equal([1, 2, 3], 2).sum()
np.vectorize(lambda x: x + 1)([1, 2]).tolist()
np.add.reduce([1, 2, 3])
say(lambda: np.zeros(3) + np.zeros(4))
say(lambda: np.linalg.inv(np.zeros((2, 2))))
say(lambda: np.array([1])[5])
say(lambda: np.float32("x"))
len(inspect.getsource(np.linalg.inv))
pickle.loads(pickle.dumps(np.arange(3))).tolist()
importlib.metadata.version("numpy")
"""

PANDAS = """
pd.__version__
TABLE.describe().round(6).to_csv()
TABLE.groupby("word")["n"].sum().to_dict()
TABLE.to_json()
TABLE.dtypes.astype(str).tolist()
TABLE.merge(TABLE, on="word").shape
TABLE.pivot_table("n", "word").to_dict()
TABLE.sort_values("word", ascending=False).index.tolist()
TABLE.rolling(2, on="day")["n"].sum().tolist()
TABLE.to_html()[:60]
pd.read_csv(io.StringIO("a,b\\n1,2\\n3,x")).to_dict()
pd.Timestamp("2026-03-01").tz_localize("Europe/Berlin").isoformat()
pd.to_datetime(["2026-01-02"]).day_name().tolist()
pd.Series(["a1", "b2"]).str.extract("([a-z])(\\\\d)").values.tolist()
pd.Categorical(["x", "y", "x"]).codes.tolist()
pd.eval("1 + 2")
TABLE.query("n > 3").n.tolist()
say(lambda: TABLE["no"])
say(lambda: pd.to_datetime("nonsense"))
"""

PLOTS = """
plt.get_backend()
plt.rcParams["figure.dpi"]
len(picture("png"))
hashlib.sha256(picture("png")).hexdigest()
"<svg" in picture("svg").decode()
picture("pdf")[:5].decode()
matplotlib.colors.to_hex("tab:blue")
matplotlib.font_manager.FontProperties().get_name()
say(lambda: plt.plot([1], [1, 2]))
PIL.Image.new("RGB", (4, 4), "red").resize((2, 2)).getpixel((1, 1))
PIL.Image.new("L", (3, 2), 7).tobytes().hex()
PIL.Image.open(again(PIL.Image.new("RGB", (5, 4), "blue"), "PNG")).getpixel((2, 2))
PIL.Image.open(again(PIL.Image.new("RGB", (8, 8), "lime"), "JPEG")).size
PIL.Image.fromarray(np.eye(3, dtype="u1") * 9).getextrema()
PIL.Image.new("L", (5, 5), 9).filter(PIL.ImageFilter.GaussianBlur(1)).getpixel((2, 2))
PIL.ImageDraw.Draw(PIL.Image.new("1", (9, 9))).textlength("abc")
say(lambda: PIL.Image.open(io.BytesIO(b"nothing"))).split("<")[0]
"""

SCIENCE = """
round(scipy.optimize.brentq(lambda x: x * x - 2, 0, 2), 9)
fixed(scipy.optimize.minimize(lambda x: (x[0] - 1) ** 2, [0.0]).x)
fixed(scipy.stats.norm.cdf([0, 1]))
round(scipy.stats.linregress([1, 2, 3], [2, 4, 7]).slope, 9)
round(scipy.integrate.quad(lambda x: x, 0, 1)[0], 9)
fixed(scipy.linalg.expm([[0.0, 1.0], [0.0, 0.0]]))
scipy.sparse.eye(3).tocsr().nnz
fixed(scipy.interpolate.CubicSpline([0, 1, 2], [0, 1, 4])(1.5))
scipy.special.comb(5, 2)
say(lambda: scipy.optimize.brentq(abs, 1, 2))
fixed(sklearn.linear_model.LinearRegression().fit([[0], [1]], [1, 3]).coef_)
sklearn.cluster.KMeans(2, random_state=1, n_init=1).fit([[0.0], [0.1], [9.0]]).labels_.tolist()[:2]
fixed(sklearn.preprocessing.StandardScaler().fit_transform([[0.0], [2.0]]))
sklearn.datasets.load_iris().data.shape
say(lambda: sklearn.linear_model.LinearRegression().predict([[0]]))
"""

PURE = """
str(sympy.diff(sympy.Symbol("x") ** 3))
str(sympy.integrate(sympy.sin(sympy.Symbol("x"))))
str(sympy.solve(sympy.Symbol("x") ** 2 - 2))
str(sympy.Matrix([[1, 2], [3, 4]]).inv())
sympy.latex(sympy.Rational(1, 3))
sympy.factorint(360)
say(lambda: sympy.sympify("1 +"))
networkx.shortest_path(networkx.path_graph(4), 0, 3)
sorted(networkx.community.greedy_modularity_communities(networkx.karate_club_graph())[0])[:5]
networkx.gnp_random_graph(9, 0.5, seed=2).number_of_edges()
say(lambda: networkx.shortest_path(networkx.Graph(), 0, 1))
msgpack.unpackb(msgpack.packb({"a": [1, 2.5, b"x"]}))
msgpack.Packer.__module__
msgpack.packb([None, True, -1, "ü"]).hex()
say(lambda: msgpack.unpackb(b"\\xc1"))
pydantic_core.SchemaValidator(pydantic_core.core_schema.int_schema()).validate_python("42")
say(lambda: pydantic_core.SchemaValidator(pydantic_core.core_schema.int_schema()).validate_python("x"))
pydantic_core.to_json({"a": 1}).decode()
Place(name="Oslo", size="3").model_dump_json()
Place.model_validate_json('{"name": "Bonn", "size": 4}').size
sorted(Place.model_json_schema()["properties"])
say(lambda: Place(name="Oslo", size="many"))
pydantic.TypeAdapter(list[int]).validate_python(["1", 2])
say(lambda: raising.validate_python(1))
importlib.metadata.version("pydantic")
len({"a", "b"}), time.strftime("%z"), sorted(os.environ)
"""

STANDARD = "import hashlib, importlib.metadata, inspect, io, os, pickle, time\n"
TABLE = """import pandas as pd
TABLE = pd.DataFrame({"n": range(6), "word": list("abcabc"), "day": pd.date_range("2026-01-01", periods=6)})
"""
PICTURE = """import matplotlib, matplotlib.pyplot as plt, PIL.Image, PIL.ImageDraw, PIL.ImageFilter
def picture(kind):
    figure, axes = plt.subplots()
    axes.plot([1, 4, 9], label="squares"); axes.legend()
    metadata = {"Software": None} if kind == "png" else None
    figure.savefig(into := io.BytesIO(), format=kind, metadata=metadata)
    plt.close(figure)
    return into.getvalue()
def again(picture, kind):
    picture.save(into := io.BytesIO(), kind)
    return into
"""
MODEL = """import sympy, networkx, msgpack, pydantic, pydantic_core
class Place(pydantic.BaseModel):
    name: str
    size: int
def refuse(_value): raise RuntimeError("refused")
raising = pydantic_core.SchemaValidator(pydantic_core.core_schema.no_info_plain_validator_function(refuse))
"""
SCIPY = """import scipy.optimize, scipy.stats, scipy.integrate, scipy.linalg, scipy.sparse, scipy.interpolate
import scipy.special, sklearn.linear_model, sklearn.cluster, sklearn.preprocessing, sklearn.datasets
"""


def program(imports: str, *tables: str) -> str:
    """Return a program whose result is all values, by their expressions."""
    lines = [line for table in tables for line in table.strip().splitlines()]
    values = "{line: say(lambda: repr(eval(line))) for line in EXPRESSIONS}"
    # Each on a line of its own: an editor of WebKit's does not live through one that is very long.
    listed = ",\n".join(map(repr, lines))
    return f"{STANDARD}{imports}{HELPERS}\nEXPRESSIONS = [\n{listed},\n]\n{values}"


PROGRAMS = {
    "frames": program(TABLE + NAMES, NUMPY, PANDAS, CHECKS),
    "pure": program(MODEL, PURE),
    "all": program(f"import numpy as np\n{TABLE}{PICTURE}{SCIPY}", NUMPY, PANDAS, PLOTS, SCIENCE),
}
