import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A word explained where it stands. A tap opens it; nothing hides behind hovering. */
export function HelpNote({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details className="no-print text-sm">
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-laut underline-offset-4 hover:underline md:min-h-8">
        <Icon name="circle-question-mark" className="size-4" />
        {label}
      </summary>
      <div className="mt-1 max-w-prose border-s-4 border-line ps-3 text-ink">{children}</div>
    </details>
  );
}
