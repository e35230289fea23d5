"""Names that are hard on a grammar: every word of the engine's, and random ones."""

# The engine's words, reserved or not, those of its relatives, and the names that it keeps.
WORDS = """
ACYCLIC ADD ALL ALTER ANALYZE AND ANY ARRAY AS ASC ASCENDING ATTACH BEGIN BETWEEN BLOB BOOL BY CALL
CASE CAST CHECKPOINT COLUMN COMMENT COMMIT COMMIT_SKIP_CHECKPOINT CONTAINS COPY COUNT CREATE CYCLE
DATABASE DATE DBTYPE DECIMAL DEFAULT DELETE DESC DESCENDING DETACH DISTINCT DOUBLE DROP ELSE END
ENDS EXISTS EXPLAIN EXPORT EXTENSION FALSE FLOAT FOR FORCE FROM GLOB GRAPH GROUP HEADERS HINT ID IF
IMPORT IN INCREMENT INDEX INSTALL INT64 INTERVAL IS JOIN KEY LABEL LIMIT LIST LOAD LOGICAL MACRO
MANY_MANY MAP MATCH MAXVALUE MERGE MINVALUE MULTI_JOIN NO NODE NONE NOT NULL OFFSET ON ONE_ONE ONLY
OPTIONAL OPTIONS OR ORDER PASSWORD PRIMARY PROFILE PROJECT READ RECURSIVE REL RELATIONSHIP RENAME
RETURN ROLE ROLLBACK ROLLBACK_SKIP_CHECKPOINT SELECT SEQUENCE SERIAL SET SHORTEST SINGLE SKIP SORTED
START STARTS STRING STRUCT TABLE THEN TIMESTAMP TO TRAIL TRANSACTION TRUE TYPE UNINSTALL UNION
UNIQUE UNWIND UPDATE USE USER USING UUID VALUE WHEN WHERE WITH WRITE WSHORTEST XOR YIELD
_DIRECTION _DST _DST_OFFSET _ID _LABEL _LENGTH _NODES _OFFSET _PLACE_HOLDER _RELS _ROW_OFFSET
_SRC _SRC_OFFSET
""".split()

ODD_NAMES = """
a _ __ _x 1 1a a1 a-b a.b a,b a;b a:b a/b a//b a/*b*/ a--b $a a$ a€ a² é É ñandú größe 日本 ‿a 😀 a😀 a(
a) a) )a( (a) count(*) {a} [a] a[] a[3] "a" 'a' a'b a"b a\\b \\ \\n a\\u0041 `a a` a``b a`b % ? * !
@ # & + = ~ ^ | < > a=b INT64[] MAP(a)
""".split() + [
    "",
    " ",
    "a b",
    " a",
    "a ",
    "\t",
    "\ta",
    "a\t",
    "a\tb",
    "\n",
    "a\nb",
    "a\r\n",
    "\x01",
    "\x7f",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\ufeff",
]

_ALPHABETS = [
    "abcXYZ019_",
    "ab(),. []{}<>'\"\\/;:*-+$%&?!@#|~^=",
    "aé ßñ日本語ωЖ😀𝒳‿²\u00a0\u200d\u0301",
    "a\t\n\r\x0b\x0c\x01\x1f ",
]


def in_three_cases(word):
    mixed = "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(word))
    return {word.upper(), word.lower(), mixed}


def random_name(random):
    alphabet = random.choice(_ALPHABETS)
    return "".join(random.choice(alphabet) for _ in range(random.randint(1, 12)))


def hostile_names(random, count):
    """Every word in three cases, the odd names and `count` random ones, each once."""
    words = [name for word in WORDS for name in sorted(in_three_cases(word))]
    return list(dict.fromkeys(words + ODD_NAMES + [random_name(random) for _ in range(count)]))
