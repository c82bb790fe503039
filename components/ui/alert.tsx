import type { ReactNode } from "react";
import { Icon } from "./icon";
import { TONE_CLASS, TONE_EDGE, TONE_ICON, type Tone } from "./tone";

export interface AlertProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Read out when it appears: `polite` for news, `assertive` for a refusal of what one just did. */
  readonly live?: "polite" | "assertive";
}

export function Alert({ tone = "info", title, children, live }: AlertProps) {
  const role = live === "assertive" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <div
      {...(role ? { role } : {})}
      className={`flex gap-3 rounded-md border-s-4 px-4 py-3 ${TONE_CLASS[tone]} ${TONE_EDGE[tone]}`}
    >
      <Icon name={TONE_ICON[tone]} className="mt-0.5 size-5" />
      <div className="min-w-0 text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={title ? "mt-1" : ""}>{children}</div> : null}
      </div>
    </div>
  );
}
