import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import { Icon } from "./icon";
import type { IconName } from "./icon-name";
import { Link } from "./link";

export interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  /** After the words: onward. */
  readonly iconEnd?: IconName;
  readonly wide?: boolean;
}

export function LinkButton({ href, children, variant, size, icon, iconEnd, wide = false }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonClass(variant, size, wide ? "w-full" : "")}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {iconEnd ? <Icon name={iconEnd} /> : null}
    </Link>
  );
}
