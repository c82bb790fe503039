import type { CodebookCode } from "@/lib/domain/instrument/codebook";

/** Longer lists are folded, so that one can leaf through a section on a phone. */
const OPEN_UP_TO = 8;

export interface CodeListProps {
  readonly codes: readonly CodebookCode[];
  readonly title: string;
  /** Says which number the form prints, where it is another one. */
  readonly printedText: (code: number) => string;
}

/** The codes of a variable and what they mean. */
export function CodeList({ codes, title, printedText }: CodeListProps) {
  if (codes.length === 0) return null;
  return (
    <details open={codes.length <= OPEN_UP_TO} className="border-t border-line">
      <summary className="inline-flex min-h-11 items-center font-semibold text-laut underline-offset-4 hover:underline">
        {title}
      </summary>
      <dl className="grid gap-x-8 pb-1 sm:columns-2 sm:block">
        {codes.map(({ code, label, printed }) => (
          <div key={`${code} ${label}`} className="flex gap-3 py-0.5 break-inside-avoid">
            <dt className="tabular w-8 shrink-0 text-end font-semibold">{code}</dt>
            <dd className="min-w-0">
              {label}
              {printed === null ? null : <span className="text-muted"> ({printedText(printed)})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
