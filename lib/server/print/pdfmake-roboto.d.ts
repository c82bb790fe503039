/** Paths of the font files that pdfmake ships; the package's types leave this module out. */
declare module "pdfmake/fonts/Roboto.js" {
  const fonts: {
    readonly Roboto: {
      readonly normal: string;
      readonly bold: string;
      readonly italics: string;
      readonly bolditalics: string;
    };
  };
  export default fonts;
}
