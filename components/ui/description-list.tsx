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

/** Bare elements, dressed by the list's class: a record has hundreds of lines. */
export function DescriptionList({ items, plain = false }: DescriptionListProps) {
  return (
    <dl className={plain ? "facts facts-plain" : "facts"}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered; terms may be elements.
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>
            {item.detail}
            {item.note ? <small>{item.note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
