/** As text, by esbuild's loader. */
declare module '*.svg' {
  const markup: string;
  export default markup;
}
