/** The number on the paper form; parts that it prints under one number (`501c_bulan`) share it. */
export function QuestionNumber({ no }: { readonly no: string | null }) {
  const [printed] = no === null ? [] : no.split("_");
  return printed === undefined ? null : <span className="tabular me-2 font-normal text-muted">{printed}</span>;
}
