import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

export interface TaskItem {
  readonly key: string;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  /** A Badge. */
  readonly status?: ReactNode;
  /** Absent: the task cannot be opened yet. */
  readonly href?: string;
}

export function TaskList({ label, items }: { readonly label: string; readonly items: readonly TaskItem[] }) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-md border border-line bg-surface">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1.5 sm:flex-nowrap px-4 py-2.5 has-[a]:hover:bg-laut-wash sm:px-5"
        >
          <span className="min-w-0 flex-1 basis-[calc(100%-2rem)] sm:basis-0">
            {item.href ? (
              <Link href={item.href} className="font-semibold text-laut after:absolute after:inset-0 hover:underline">
                {item.title}
              </Link>
            ) : (
              <span className="font-semibold text-muted">{item.title}</span>
            )}
            {item.hint ? <span className="block text-sm text-muted">{item.hint}</span> : null}
          </span>
          {/* On a phone below the words: beside them it would break a date inside a word. */}
          {item.status ? (
            <span className="order-last basis-full sm:order-none sm:basis-auto">{item.status}</span>
          ) : null}
          {item.href ? <Icon name="chevron-right" className="size-5 text-muted" /> : null}
        </li>
      ))}
    </ul>
  );
}
