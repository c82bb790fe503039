import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-name";

export interface EmptyStateProps {
  readonly title: string;
  /** What belongs here and how it comes. */
  readonly children: ReactNode;
  readonly icon?: IconName;
  /** The button that begins. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, icon = "clipboard-list", action }: EmptyStateProps) {
  return (
    <div className="rounded-md border border-dashed border-edge px-4 py-8 text-center sm:px-8">
      <span className="mx-auto mb-3 grid size-12 place-items-center rounded-full bg-laut-wash text-laut">
        <Icon name={icon} className="size-6" />
      </span>
      <h2 className="text-lg">{title}</h2>
      <div className="mx-auto mt-1 max-w-prose text-muted">{children}</div>
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
