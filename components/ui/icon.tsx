import type { IconName } from "./icon-name";
import sprite from "./icons.svg";

export interface IconProps {
  readonly name: IconName;
  readonly className?: string;
}

/** Decorative: it always stands beside a word, so it is hidden from screen readers. */
export function Icon({ name, className = "size-5" }: IconProps) {
  return (
    <svg aria-hidden="true" className={`icon ${className}`}>
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
