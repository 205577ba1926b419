"""Changes single lines of a library in memory, when Python imports it. No file of the library is written or replaced."""

import ast
import importlib.abc
import importlib.machinery
import sys


def within(source, path, module):
    """First and last line of what `path` names: a function, a class, or `Class.method`."""
    node = ast.parse(source)
    for name in path.split("."):
        found = [child for child in ast.walk(node) if child is not node and getattr(child, "name", None) == name]
        if not found:
            raise ValueError(f"{module} has no {path}: it is another version of the library; write the mistake anew")
        node = found[0]
    return node.lineno - 1, node.end_lineno


def changed(source, change):
    """The source with one line changed; what is replaced must be there exactly once."""
    lines = source.splitlines(keepends=True)
    first, last = within(source, change.within, change.module)
    hits = [i for i in range(first, last) for _ in range(lines[i].count(change.old))]
    if len(hits) != 1:
        raise ValueError(
            f"{change.module}, {change.within}: {change.old!r} is there {len(hits)} times instead of once;"
            " it is another version of the library, or more of the line must be given")
    lines[hits[0]] = lines[hits[0]].replace(change.old, change.new)
    return "".join(lines)


class _Loader(importlib.machinery.SourceFileLoader):
    changes = ()

    def get_code(self, fullname):
        # The inherited method would take the compiled code beside the file, and leave ours there.
        source = self.get_source(fullname)
        for change in self.changes:
            source = changed(source, change)
        return compile(source, self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, changes):
        self.changes, self.loaded = changes, set()

    def find_spec(self, fullname, path, target=None):
        mine = [change for change in self.changes if change.module == fullname]
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target) if mine else None
        if spec is not None:
            spec.loader = _Loader(fullname, spec.loader.path)
            spec.loader.changes = mine
            self.loaded.add(fullname)
        return spec


def install(changes):
    """From now on modules are imported with these changes. The function returned fails if one of them was not imported."""
    early = sorted({change.module for change in changes} & set(sys.modules))
    if early:
        raise ValueError(f"{', '.join(early)} is imported already; install the changes first")
    finder = _Finder(changes)
    sys.meta_path.insert(0, finder)

    def check():
        missing = sorted({change.module for change in changes} - finder.loaded)
        if missing:
            raise ValueError(f"{', '.join(missing)} was not imported: the mistake in it changes nothing")

    return check
