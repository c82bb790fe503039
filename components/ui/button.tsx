import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import { Icon } from "./icon";
import type { IconName } from "./icon-name";

export interface ButtonProps extends Omit<ComponentProps<"button">, "className"> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  /** While true the button stays focusable, shows `busyLabel` and ignores presses, so a double press sends once. */
  readonly busy?: boolean;
  readonly busyLabel?: string;
  readonly wide?: boolean;
}

export function Button({
  variant = "secondary",
  size = "normal",
  icon,
  busy = false,
  busyLabel,
  wide = false,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const press: ButtonProps["onClick"] = busy ? (event) => event.preventDefault() : onClick;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...(press ? { onClick: press } : {})}
      className={buttonClass(variant, size, wide ? "w-full" : "")}
    >
      {icon ? <Icon name={icon} /> : null}
      {busy && busyLabel ? busyLabel : children}
    </button>
  );
}
