import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";

export interface LinkRowProps {
  readonly href: string;
  readonly title: string;
  /** Facts beneath the title, each a line. */
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** Colour of icon and title: what needs attention has another than what can be done. */
  readonly tone?: string;
  /** How it stands; beneath the title where there is no room beside it. */
  readonly badge?: ReactNode;
}

/** A row of a list that leads on: as tall as a thumb, with the arrow at its end. */
export function LinkRow({ href, title, children, icon, tone, badge }: LinkRowProps) {
  return (
    <li>
      <a href={href} className="flex min-h-14 items-center gap-3 px-4 py-2.5 no-underline hover:bg-laut-wash">
        {icon === undefined ? null : <Icon name={icon} className={`size-6 shrink-0 ${tone ?? "text-laut"}`} />}
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 grow basis-56">
            <span className={`block font-semibold wrap-anywhere ${tone ?? "text-ink"}`}>{title}</span>
            <span className="block text-sm text-muted empty:hidden *:block">{children}</span>
          </span>
          {badge}
        </span>
        <Icon name="chevron-right" className="size-5 shrink-0 text-muted" />
      </a>
    </li>
  );
}

/** Rows that lead on. */
export function LinkRows({ children, className = "" }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <ul className={`divide-y divide-line rounded-md border border-line bg-surface empty:hidden ${className}`}>
      {children}
    </ul>
  );
}
