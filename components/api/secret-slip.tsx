"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";

export interface SecretLabels {
  readonly heading: string;
  readonly lead: string;
  /** What the secret belongs to. */
  readonly subject: string;
  readonly secret: string;
  readonly done: string;
  /** Where the client still waits for a second person. */
  readonly waiting?: string;
}

/** What one has just asked for may stand where nobody looks. */
function focusOn(slip: HTMLDivElement | null): void {
  slip?.focus();
}

export interface SecretSlipProps {
  readonly subject: string;
  readonly secret: string;
  readonly isWaiting?: boolean;
  readonly labels: SecretLabels;
  readonly children: ReactNode;
}

/** The only time a secret is seen. It lives in the component that shows this, and nowhere else in the portal. */
export function SecretSlip({ subject, secret, isWaiting = false, labels, children }: SecretSlipProps) {
  return (
    <div ref={focusOn} tabIndex={-1} className="max-w-2xl space-y-4 outline-none">
      <Alert tone="success" live="polite" title={labels.heading}>
        {labels.lead}
      </Alert>
      <div className="rounded-md border border-edge bg-surface px-4 py-4 sm:px-5">
        <DescriptionList
          items={[
            { term: labels.subject, detail: <code className="wrap-anywhere select-all">{subject}</code> },
            {
              term: labels.secret,
              detail: (
                <code data-testid="client-secret" className="wrap-anywhere select-all">
                  {secret}
                </code>
              ),
            },
          ]}
        />
      </div>
      {isWaiting ? <p>{labels.waiting}</p> : null}
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
