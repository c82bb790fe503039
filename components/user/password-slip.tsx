"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { showToast } from "@/components/ui/toast-store";

export interface SlipLabels {
  readonly once: string;
  readonly title: string;
  readonly address: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly duty: string;
  readonly care: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly print: string;
}

export interface PasswordSlipProps {
  readonly heading: string;
  readonly displayName: string;
  readonly username: string;
  readonly password: string;
  /** "Operator desa – Desa Beru" */
  readonly duty: string | null;
  readonly labels: SlipLabels;
  /** What to do next, beside the buttons. */
  readonly children: React.ReactNode;
}

/** What one has just asked for may stand where nobody looks: below the fold, or above it. */
function focusOn(slip: HTMLDivElement | null): void {
  slip?.focus();
}

/** The only time a first password is seen: to copy, or to print and hand over. It lives in this component alone. */
export function PasswordSlip({ heading, displayName, username, password, duty, labels, children }: PasswordSlipProps) {
  const copy = () => {
    const writing = navigator.clipboard?.writeText(password) ?? Promise.reject(new Error("no clipboard"));
    writing.then(
      () => showToast(labels.copied),
      () => showToast(labels.copyFailed, "attention"),
    );
  };
  return (
    <div data-slip ref={focusOn} tabIndex={-1} className="space-y-4 outline-none">
      <div className="no-print">
        <Alert tone="success" live="polite" title={heading}>
          {labels.once}
        </Alert>
      </div>
      <section className="avoid-break max-w-xl rounded-md border border-edge bg-surface px-4 py-4 sm:px-5">
        <h2 className="text-lg">{labels.title}</h2>
        <DescriptionList
          items={[
            { term: labels.address, detail: location.origin },
            { term: labels.name, detail: displayName },
            ...(duty === null ? [] : [{ term: labels.duty, detail: duty }]),
            { term: labels.username, detail: username },
            {
              term: labels.password,
              detail: (
                <span data-testid="first-password" className="text-xl font-bold tracking-wider">
                  {password}
                </span>
              ),
            },
          ]}
        />
        <p className="mt-3 text-sm text-muted">{labels.care}</p>
      </section>
      <div className="no-print flex flex-wrap gap-2">
        <Button variant="primary" onClick={copy}>
          {labels.copy}
        </Button>
        <Button icon="printer" onClick={() => print()}>
          {labels.print}
        </Button>
        {children}
      </div>
    </div>
  );
}
