import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-name";
import { TONE_CLASS, type Tone } from "./tone";

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly icon?: IconName;
}

export function Badge({ children, tone = "neutral", icon }: BadgeProps) {
  return (
    <span className={`badge ${TONE_CLASS[tone]}`}>
      {icon ? <Icon name={icon} className="size-4" /> : null}
      {children}
    </span>
  );
}
