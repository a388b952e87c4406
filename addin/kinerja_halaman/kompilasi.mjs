// Compiles the modules of zips, in place, inside the very Python that will run them: node kompilasi.mjs PYODIDE_FOLDER ZIP...
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...zips] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(folder, 'pyodide.mjs')).href);
const py = await loadPyodide({ indexURL: folder + path.sep });
const compile = `
import ast, importlib.util, marshal, zipfile

HEAD = importlib.util.MAGIC_NUMBER + (0b01).to_bytes(4, "little")  # hash-based, never compared with a source

def compiled(content, name):
    """Without docstrings, which nobody reads in a browser; what we assert stays."""
    if not name.startswith("kinerja_"):
        return compile(content, name, "exec", dont_inherit=True, optimize=2)
    tree = ast.parse(content, name)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(node):
            said = node.body.pop(0)
            node.body = node.body or [ast.copy_location(ast.Pass(), said)]
    return compile(tree, name, "exec", dont_inherit=True, optimize=0)

with zipfile.ZipFile("/masuk.zip") as source, zipfile.ZipFile("/keluar.zip", "w") as target:
    for name in sorted(source.namelist()):
        content = source.read(name)
        if name.endswith(".py"):
            content = HEAD + importlib.util.source_hash(content) + marshal.dumps(compiled(content, name))
            name += "c"
        target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
`;
try {
  for (const zip of zips) {
    py.FS.writeFile('/masuk.zip', new Uint8Array(fs.readFileSync(zip)));
    py.runPython(compile);
    fs.writeFileSync(zip, py.FS.readFile('/keluar.zip'));
  }
} catch (problem) {
  console.error(String(problem.message).slice(-500));
  process.exitCode = 1;
}
