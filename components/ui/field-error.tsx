import type { ReactNode } from "react";
import { Icon } from "./icon";

export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="mb-1 flex items-start gap-1.5 font-semibold text-cabai">
      <Icon name="octagon-alert" className="mt-0.5 size-5" />
      <span>{children}</span>
    </p>
  );
}
