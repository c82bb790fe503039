import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-name";
import { TONE_CLASS, type Tone } from "./tone";

export interface TimelineItem {
  readonly key: string;
  readonly title: ReactNode;
  /** As people say it: "3 hari yang lalu". */
  readonly when: string;
  /** Machine form for `<time>`, and the exact words on demand. */
  readonly instant: string;
  readonly exact: string;
  readonly who?: ReactNode;
  readonly body?: ReactNode;
  readonly icon?: IconName;
  readonly tone?: Tone;
}

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map((item) => (
        <li key={item.key} className="group relative flex gap-3 pb-5 last:pb-0">
          <span aria-hidden="true" className="absolute start-4 top-9 bottom-0 w-0.5 bg-line group-last:hidden" />
          <span
            className={`grid size-8.5 shrink-0 place-items-center rounded-full ${TONE_CLASS[item.tone ?? "neutral"]}`}
          >
            <Icon name={item.icon ?? "clock"} className="size-4" />
          </span>
          <div className="min-w-0 pt-1">
            <p className="font-semibold">{item.title}</p>
            <p className="text-sm text-muted">
              {item.who ? <>{item.who} · </> : null}
              <time dateTime={item.instant} title={item.exact}>
                {item.when}
              </time>
            </p>
            {item.body ? <div className="mt-1">{item.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
