"""C++ sources, read as far as style needs it: what is code, where functions begin and end."""

import re

_TOKEN = re.compile(
    r"""//[^\n]*                                  # comment to the end of the line
      | /\*.*?\*/                                 # comment
      | R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"   # raw string
      | "(?:\\.|[^"\\\n])*"                       # string
      | (?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'       # character, but not a digit separator
    """, re.VERBOSE | re.DOTALL)

_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")


def code_only(text):
    """The text with comments and literals blanked and preprocessor lines emptied; lines stay."""
    def blank(match):
        quotes = "" if match.group().startswith("/") else '""'
        return quotes + "\n" * match.group().count("\n")
    lines = _TOKEN.sub(blank, text).split("\n")
    in_directive = False
    for i, line in enumerate(lines):
        if in_directive or line.lstrip().startswith("#"):
            in_directive = line.endswith("\\")
            lines[i] = ""
    return "\n".join(lines)


def without_template_head(statement):
    """`template <class T, class U = f<int>> void g(` becomes `void g(`."""
    statement = statement.strip()
    while statement.startswith("template"):
        depth, end = 0, 0
        for end, char in enumerate(statement):
            depth += (char == "<") - (char == ">")
            if depth == 0 and char == ">":
                break
        else:
            return ""
        statement = statement[end + 1:].lstrip()
    return statement


def opens_scope(statement):
    """Whether a `{` after this statement opens a namespace or a type rather than a function."""
    head = without_template_head(statement).partition("(")[0]
    return bool(_SCOPE.search(head)) or head.strip() == ""


def functions(text):
    """Yields (first line, last line, first words) of every function body outside functions.

    A brace outside of functions that follows a parenthesis and is not that of a type or a namespace
    begins a function: this also takes in TEST_CASE and a lambda that is kept in a constant.
    """
    line, depth, start_line, statement = 1, 0, None, ""
    body = None  # (depth at which the body closes, first line, first words)
    for char in code_only(text):
        if char == "\n":
            line += 1
        if body is None and char not in "{};" and (statement or not char.isspace()):
            start_line = start_line if statement else line
            statement += char
        if char == "{":
            if body is None and "(" in statement and not opens_scope(statement):
                body = (depth, start_line, " ".join(statement.split())[:60])
            depth += 1
        elif char == "}":
            depth -= 1
            if body is not None and depth == body[0]:
                yield body[1], line, body[2]
                body = None
        if char in "{};":
            statement = ""
