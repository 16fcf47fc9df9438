# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of ARCHITECTURE.md that a machine can hold.

    check.py tree ROOT LIST       the sources under ROOT against LIST (architecture.list, written by CMake)
    check.py coverage ROOT        tests/coverage.md: every row names proof, and the proof exists
    check.py self-test FILE       each case of FILE (bad_cases.txt) is refused by exactly the rules it names

Only what python3-minimal has. A rule is a generator of (rule, path, line, message); files are a dict path -> text.
"""
import os
import re
import sys

SOURCE = (".cpp", ".h")
SKIPPED_FOLDERS = {".git", "build", ".cache"}
POSIX = re.compile(r"^(unistd|fcntl|termios|poll|dirent|pwd|grp|dlfcn|pthread|spawn|signal|syslog|io|direct|shlobj|bcrypt|"
                   r"windows|winsock2|psapi|sddl|aclapi)\.h$|^(sys|linux|netinet|arpa|net)/", re.I)
CORE_QT_MODULES = {"QtCore", "QtSql", "QtConcurrent"}
GUI_QT = re.compile(r"^Q(\w*Widget|Gui\w*|Painter\w*|Image\w*|Pixmap|Bitmap|Picture|Icon\w*|Color\w*|Font\w*|Pen|Brush|Palette|"
                    r"Application|Dialog\w*|MainWindow|Action\w*|Chart\w*|\w*Series|Quick\w*|Qml\w*|Svg\w*|Print\w*|Pdf\w*|"
                    r"PagedPaintDevice|Text(Document|Cursor|Layout|Option)\w*|Transform|Polygon\w*|Region|StandardItem\w*|"
                    r"\w*View|\w*Event|Screen|Window|Clipboard|Cursor|KeySequence|Validator|\w*Validator|Style\w*)$")
MIRROR = re.compile(r"\b(deb|security|snapshot|httpredir)[.]debian[.]org|\bftp[.]\w+[.]debian[.]org|"
                    r"\b(archive|security|ports)[.]ubuntu[.]com|\bmirrors?[.][a-z0-9-]+[.](com|org|net|edu|ac|uk|de|eu)\b")


def top(path):
    return path.split("/", 1)[0]


def stripped(text):
    """C++ without comments and with empty string literals; lines stay where they are."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)

    def blank(match):
        found = match.group(0)
        lines = "\n" * found.count("\n")
        return lines if found.startswith("/") else '""' + lines if found[-1] == '"' else "' '"
    # an #include's name is not a string literal to lose
    return "\n".join(line if keep else text_line for line, keep, text_line in
                     ((raw, raw.lstrip().startswith("#"), clean)
                      for raw, clean in zip(text.split("\n"), token.sub(blank, text).split("\n"))))


def includes(text):
    for number, line in enumerate(text.split("\n"), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(2), found.group(1) == '"'


# ---- edges between libraries

def library_of(path, layers):
    folder = os.path.dirname(path)
    while folder and folder not in layers:
        folder = os.path.dirname(folder)
    return folder


def edges(files, layers):
    missing = set()
    for path, text in files.items():
        if not path.endswith(SOURCE) or top(path) not in ("core", "ui", "app"):
            continue
        home = library_of(path, layers)
        if not home and top(path) != "app":
            if os.path.dirname(path) not in missing:
                missing.add(os.path.dirname(path))
                yield "edge", path, 1, f"{os.path.dirname(path)} is no boulton_library of this build"
            continue
        for line, name, quoted in includes(text):
            if top(name) in ("core", "ui", "app") and "/" in name:
                there = library_of(name, layers)
                if home and there != home and there not in layers[home][1]:
                    yield "edge", path, line, f"{home} includes {name}; its DEPENDS does not name {os.path.dirname(name)}"
                elif not home and top(name) == "app" and os.path.dirname(name) not in (os.path.dirname(path), "app/common"):
                    yield "edge", path, line, f"a program includes {name} of another program"
            elif top(name) == "tests":
                yield "edge", path, line, f"{name} is for tests"
            elif quoted and not re.search(r"^moc_|\.moc$|^ui_", name):
                yield "edge", path, line, f'"{name}": own headers are included by their path from the top'


# ---- what may be used where

def places(files, _layers):
    for path, text in files.items():
        if not path.endswith(SOURCE) or top(path) not in ("core", "ui", "app", "tests"):
            continue
        product = top(path) != "tests"
        cpp = path.endswith(".cpp")
        for line, name, _ in includes(text):
            base = os.path.basename(name)
            if top(path) == "core":
                module = name.split("/")[0]
                if (module.startswith("Qt") and module not in CORE_QT_MODULES) or GUI_QT.match(base):
                    yield "qt", path, line, f"<{name}>: core draws nothing and opens no window"
            if product and re.match(r"(unsupported/)?Eigen/", name) and not (
                    path.startswith(("core/stats/", "core/linkage/", "core/privacy/")) or path.startswith("core/modules/") and cpp):
                yield "eigen", path, line, "Eigen lives in core/stats, core/linkage, core/privacy and the modules' .cpp"
            if product and base == "sqlite3.h" and not (cpp and path.startswith(("core/store/", "core/external/"))):
                yield "sqlite", path, line, "sqlite3.h lives in core/store/*.cpp and core/external/*.cpp"
            if product and (name == "sodium.h" or name.startswith("sodium/")) and not (cpp and path.startswith("core/crypto/")):
                yield "sodium", path, line, "libsodium lives in core/crypto/*.cpp"
            if product and POSIX.match(name) and not path.startswith("core/base/platform"):
                yield "posix", path, line, f"<{name}>: operating systems differ in core/base/platform* only"
        for line, content in enumerate(text.split("\n"), 1):
            if "QSQLITE" in content:
                yield "qsqlite", path, line, "Qt's own SQLite driver would open a vault as plaintext"


# ---- what people see

WIDGETS = (  # pattern in code without comments and texts, rule, where it is allowed, why
    (r"\bQMessageBox\b", "message-box", (), "a message box guesses rich text and spins an event loop: services().dialogs"),
    (r"(\.|->)\s*exec\s*\(", "event-loop", (), "no second event loop: answers come through callbacks"),
    (r"\bQProcess\b", "process", (), "other programs are started in core/base only"),
    (r"(\.|->)\s*setToolTip\s*\((?!\s*(kit::)?plainToolTip\s*\()", "tool-tip", ("ui/kit/",), "a tool tip guesses rich text: kit::setPlainToolTip"),
    (r"\bnew\s+QLabel\s*\(\s*([^()]*,|tr\s*\(|\"|QString|kit::)", "label", ("ui/kit/",), "a QLabel guesses rich text: kit::plainLabel, kit::dataLabel"),
    (r"(\.|->)\s*addRow\s*\(\s*(\w+::)*(tr\s*\(|translate\s*\(|QString|toQt\s*\(|shown\s*\(|\"|titleOf|textOf)", "form-row", (), "the label that QFormLayout makes guesses rich text: kit::addRow"),
    (r"\bQt::(RichText|AutoText)\b", "rich-text", (), "texts are plain"),
)


def widgets(files, _layers):
    for path, text in files.items():
        if not path.endswith(SOURCE) or top(path) not in ("ui", "app"):
            continue
        clean = stripped(text)
        for pattern, rule, allowed, why in WIDGETS:
            if path.startswith(allowed):
                continue
            for found in re.finditer(pattern, clean):
                yield rule, path, clean.count("\n", 0, found.start()) + 1, why


# ---- state

def is_variable(declaration, behind):
    """`declaration` up to its first ; = { or ( and what follows it: is a changeable variable declared?"""
    text = declaration
    while re.search(r"<[^<>]*>", text):
        text = re.sub(r"<[^<>]*>", "", text)
    if re.search(r"\b(constexpr|operator|using|typedef|friend|static_assert|template|class|struct|enum|union|namespace|return|"
                 r"concept|requires|case|goto|if|for|while|switch|else|do|delete|new|throw|co_return)\b", text):
        return False
    if re.search(r"\bconst\b", text) and not re.search(r"\*(?!.*\bconst\b)", text):
        return False
    words = re.sub(r"\b(static|inline|thread_local|constinit|extern|mutable|volatile)\b|\[\[[^\]]*\]\]|\[[^\]]*\]", " ", text)
    if not re.match(r"^\s*[A-Za-z_][\w:\s*&]*[\s*&][\w:]+\s*$", words):
        return False
    return behind[:1] != "(" or re.match(r'\(\s*["\'\d]', behind) is not None


def cut(text):
    """Up to the first ; = { or ( outside < >, and the rest."""
    depth = 0
    for at, c in enumerate(text):
        if c == "<":
            depth += 1
        elif c == ">":
            depth = max(0, depth - 1)
        elif c in ";={(" and depth == 0:
            return text[:at], text[at:]
    return text, ""


def statics(files, _layers):
    for path, text in files.items():
        if not path.endswith(SOURCE) or top(path) != "core":
            continue
        original = text.split("\n")
        clean = re.sub(r"(?m)^\s*#(.*\\\n)*.*$", lambda m: "\n" * m.group(0).count("\n"), stripped(text))

        def allowed(line):
            return re.search(r"\b(once_flag|sig_atomic_t)\b.*//\s*allowed:\s*\S+", original[line - 1]) is not None

        reported = set()
        for found in re.finditer(r"\b(static|thread_local)\b[^;{}]*[;{=(]?", clean):
            line = clean.count("\n", 0, found.start()) + 1
            declaration, behind = cut(clean[found.start():found.start() + 400])
            if is_variable(declaration, behind) and not allowed(line):
                reported.add(line)
                yield "static", path, line, f"changeable static: {' '.join(declaration.split())}"
        for found in re.finditer(r"\binstance\s*\(\s*\)", clean):
            yield "instance", path, clean.count("\n", 0, found.start()) + 1, "no instance(): hand it in"
        for line, declaration in namespace_variables(clean):
            if line not in reported and not allowed(line):
                yield "static", path, line, f"changeable variable at namespace level: {declaration}"


def namespace_variables(clean):
    stack = []  # of braces that are open: True for a namespace
    start = 0
    for at, c in enumerate(clean):
        if c == "{":
            head = clean[start:at]
            if all(stack):
                opens = re.search(r'\bnamespace\b[\w\s:]*$|\bextern\s*""\s*$', head) is not None
                if not opens and "(" not in head and is_variable(head.split("=")[0].strip(), "{"):
                    yield clean.count("\n", 0, at) + 1, " ".join(head.split())
                stack.append(opens)
                start = at + 1 if opens else start
            else:
                stack.append(False)
        elif c == "}" and stack:
            stack.pop()
            if all(stack):
                start = at + 1
        elif c == ";" and all(stack):
            head = clean[start:at]
            declaration, behind = cut(head)
            if is_variable(declaration.strip(), behind or ";"):
                yield clean.count("\n", 0, at) + 1, " ".join(declaration.split())
            start = at + 1


# ---- every file

def headers(files, _layers):
    for path, text in files.items():
        if top(path) in ("core", "ui", "app", "tests", "cmake") or path == "dev":
            first = text.split("\n", 2)
            line = first[1] if first[0].startswith("#!") and len(first) > 1 else first[0]
            if (path.endswith(SOURCE + (".py", ".sh", ".cmake", ".qml")) or path == "dev") and "SPDX-License-Identifier: " not in line:
                yield "spdx", path, 1, "the first line names the licence"
        if path.endswith(".h") and top(path) in ("core", "ui", "app", "tests") and not re.search(r"(?m)^#pragma once$", text):
            yield "pragma-once", path, 1, "a header says #pragma once"
        for line, content in enumerate(text.split("\n"), 1):
            if MIRROR.search(content):
                yield "mirror", path, line, "names a package mirror; the host's own configuration decides"


# ---- coverage

def coverage(files, _layers=None):
    page = "tests/coverage.md"
    if page not in files:
        yield "coverage", page, 1, "is not there"
        return
    cases = {}
    for path, text in files.items():
        if path.startswith("tests/") and path.endswith(".cpp") and path.count("/") == 2:
            cases.setdefault(path.split("/")[1], set()).update(re.findall(r"(?m)^TEST\((\w+)\)", text))
    ctests = {name for path, text in files.items() if path.startswith("tests/") and path.endswith("CMakeLists.txt")
              for name in re.findall(r"add_test\(\s*NAME\s+([\w-]+)", text)}
    bench = "\n".join(text for path, text in files.items() if path.startswith("tests/bench/"))
    seen = set()
    rows = 0
    for line, content in enumerate(files[page].split("\n"), 1):
        cells = [cell.strip() for cell in content.strip().strip("|").split("|")]
        if not content.lstrip().startswith("|") or re.match(r"^[\s|:-]+$", content) or cells[0] == "id":
            continue
        rows += 1
        if len(cells) != 3 or not re.match(r"^[a-z][\w-]*(\.\w+)+$", cells[0]) or not cells[1]:
            yield "coverage", page, line, "a row is: | a.1 | what must be there | shown by |"
            continue
        if cells[0] in seen:
            yield "coverage", page, line, f"{cells[0]} has a row already"
        seen.add(cells[0])
        named = re.findall(r"\b(test|ctest|bench|golden):([\w./-]+)", cells[2])
        if not named:
            yield "coverage", page, line, f"{cells[0]} names no test, bench row or golden file"
        for kind, name in named:
            program, _, case = name.partition("/")
            exists = (case in cases.get(program, ()) if kind == "test" else name in ctests if kind == "ctest" else
                      re.search(r"\b" + re.escape(name) + r"\b", bench) is not None if kind == "bench" else
                      name in files or "tests/golden/" + name in files)
            if not exists:
                yield "coverage", page, line, f"{cells[0]} names {kind}:{name}, which does not exist"
    if rows == 0:
        yield "coverage", page, 1, "has no rows"


# ---- commands

TREE_RULES = (edges, places, widgets, statics, headers)


def read_layers(text):
    layers = {}
    for line in text.split("\n"):
        words = line.split()
        if words:
            layers[words[0]] = (int(words[1]), set(words[2].split(",")) if len(words) > 2 else set())
    return layers


def read_tree(root):
    files = {}
    for folder, inner, names in os.walk(root):
        relative = os.path.relpath(folder, root).replace(os.sep, "/")
        relative = "" if relative == "." else relative + "/"
        inner[:] = [d for d in inner if d not in SKIPPED_FOLDERS and not d.startswith("build-")]
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    data = file.read(4 << 20)
                files[relative + name] = "" if b"\0" in data else data.decode("utf-8", "replace")
    return files


def report(problems):
    for rule, path, line, message in problems:
        print(f"{path}:{line}: [{rule}] {message}")
    print(f"{len(problems)} problem(s)")
    return 1 if problems else 0


def self_test(text):
    failed = 0
    count = 0
    for case in text.split("\n=== ")[1:]:
        head, _, body = case.partition("\n")
        name, _, expected = head.partition(": ")
        files = {}
        for part in ("\n" + body).split("\n--- ")[1:]:
            path, _, content = part.partition("\n")
            files[path.strip()] = content.replace("{dot}", ".")
        layers = read_layers(files.pop("architecture.list", ""))
        rules = (coverage,) if "tests/coverage.md" in files or expected == "coverage" else TREE_RULES
        found = [p for rule in rules for p in rule(files, layers)]
        got = sorted(p[0] for p in found)
        wanted = sorted(expected.split()) if expected != "nothing" else []
        count += 1
        if got != wanted:
            failed += 1
            print(f"case '{name}': expected {wanted}, got {got}")
            report(found)
    print(f"{count} cases, {failed} failed")
    return 1 if failed or count == 0 else 0


def main(arguments):
    if len(arguments) == 3 and arguments[0] == "tree":
        with open(arguments[2], encoding="utf-8") as file:
            layers = read_layers(file.read())
        files = read_tree(arguments[1])
        return report([p for rule in TREE_RULES for p in rule(files, layers)])
    if len(arguments) == 2 and arguments[0] == "coverage":
        return report(list(coverage(read_tree(arguments[1]))))
    if len(arguments) == 2 and arguments[0] == "self-test":
        with open(arguments[1], encoding="utf-8") as file:
            return self_test(file.read())
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
