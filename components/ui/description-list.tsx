import type { ReactNode } from "react";

export interface DescriptionItem {
  readonly term: ReactNode;
  readonly detail: ReactNode;
  readonly note?: ReactNode;
}

export interface DescriptionListProps {
  readonly items: readonly DescriptionItem[];
  /** For prose: the term carries the weight. By default the answer does. */
  readonly plain?: boolean;
}

export function DescriptionList({ items, plain = false }: DescriptionListProps) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered; terms may be elements.
        <div key={index} className="grid gap-x-6 gap-y-0.5 py-2.5 sm:grid-cols-[minmax(10rem,2fr)_3fr]">
          <dt className={plain ? "font-semibold" : "text-muted"}>{item.term}</dt>
          <dd className={plain ? "" : "tabular font-medium"}>
            {item.detail}
            {item.note ? <span className="block text-sm font-normal text-muted">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
