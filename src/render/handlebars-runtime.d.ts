// The types of Handlebars' runtime, which the package itself leaves empty: what src/render/templates.ts uses of it.
declare module 'handlebars/runtime.js' {
  type Template = (view: unknown) => string
  interface Runtime {
    create(): Runtime
    template(specification: TemplateSpecification): Template
    registerPartial(name: string, template: Template): void
  }
  const runtime: Runtime
  export default runtime
}
