"use client";

import type { ReactNode } from "react";
import type { FormStep } from "@/lib/domain/form/step";
import { useFormTools } from "./form-context";

export interface StepLinkProps {
  readonly step: FormStep | null;
  readonly fieldId?: string | null;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to a screen of the form. It changes the address without asking the server, so it works without a network. */
export function StepLink({ step, fieldId = null, className = "link", current = false, children }: StepLinkProps) {
  const { goTo, address } = useFormTools();
  return (
    <a
      href={address.hrefOf(step, fieldId)}
      className={className}
      aria-current={current ? "step" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(step, fieldId);
      }}
    >
      {children}
    </a>
  );
}
