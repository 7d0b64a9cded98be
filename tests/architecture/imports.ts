// The text of one source file in; what it imports and whether it makes code from text out.
import ts from 'typescript'

export interface Reads {
  /** Module names as written, of imports and exports, with and without `type`, static and dynamic. */
  readonly imports: readonly string[]
  /** `eval`, `Function` and `node:vm` in any form, and imports whose name is computed. */
  readonly codeFromText: readonly string[]
}

export function readsOf(fileName: string, text: string): Reads {
  const imports: string[] = []
  const codeFromText: string[] = []
  const addModule = (name: ts.Node | undefined): void => {
    if (name === undefined) return
    if (ts.isStringLiteralLike(name)) imports.push(name.text)
    else codeFromText.push(`import(${name.getText()})`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) addModule(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node)) addModule(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument)
    else if (ts.isCallExpression(node) && isLoader(node.expression)) addModule(node.arguments[0])
    else if (ts.isIdentifier(node) && ['eval', 'Function'].includes(node.text) && !isPropertyName(node) && !ts.isTypeNode(node.parent))
      codeFromText.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2023, true))
  return { imports, codeFromText: [...codeFromText, ...imports.filter((name) => /^(node:)?vm$/.test(name))] }
}

const isLoader = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')

/** The key of `{ Function: … }`; `globalThis.Function` counts as a use. */
const isPropertyName = (node: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent)) && node.parent.name === node
