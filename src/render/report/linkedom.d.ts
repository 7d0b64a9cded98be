// Plot and linkedom speak of a browser's types, which a program for Node does not have: what src/render/report/plots.ts uses of them.
declare module 'linkedom' {
  export function parseHTML(html: string): { readonly document: Document }
}
interface Document {
  readonly nodeType: number
}
interface SVGSVGElement {
  readonly outerHTML: string
}
interface HTMLElement {
  readonly outerHTML: string
}
