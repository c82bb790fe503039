export class PlainFailure extends Error {}
export function explainFailure(error: unknown): string;
export function explainText(text: string): string | null;
