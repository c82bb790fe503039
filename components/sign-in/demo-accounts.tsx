"use client";

import { Icon } from "@/components/ui/icon";

export interface DemoAccountView {
  readonly username: string;
  readonly password: string;
  readonly roleLabel: string;
  readonly regionName: string;
}

export interface DemoAccountsProps {
  readonly title: string;
  readonly lead: string;
  readonly accounts: readonly (DemoAccountView & { readonly useLabel: string; readonly passwordText: string })[];
}

function fill(id: string, text: string): void {
  const input = document.getElementById(id);
  if (input instanceof HTMLInputElement) input.value = text;
}

/** A press fills the form above; signing in stays one's own act. */
export function DemoAccounts({ title, lead, accounts }: DemoAccountsProps) {
  const use = (account: DemoAccountView) => {
    fill("username", account.username);
    fill("password", account.password);
    const input = document.getElementById("password");
    input?.scrollIntoView({ block: "center" });
    input?.closest("form")?.querySelector<HTMLButtonElement>("button[type=submit]")?.focus({ preventScroll: true });
  };
  return (
    <section aria-labelledby="akun-contoh" className="rounded-md border border-line bg-surface">
      <div className="px-4 pt-4 sm:px-5">
        <h2 id="akun-contoh" className="text-lg">
          {title}
        </h2>
        <p className="mt-1 text-sm text-muted">{lead}</p>
      </div>
      <ul className="mt-3 divide-y divide-line border-t border-line">
        {accounts.map((account) => (
          <li key={`${account.username}|${account.roleLabel}|${account.regionName}`}>
            <button
              type="button"
              onClick={() => use(account)}
              className="grid w-full grid-cols-[1fr_auto] items-center gap-x-3 px-4 py-2.5 text-start hover:bg-laut-wash sm:px-5"
            >
              <span className="min-w-0">
                <span className="block font-semibold">
                  {account.roleLabel} <span className="font-normal text-muted">– {account.regionName}</span>
                </span>
                <span className="block text-sm text-muted">
                  <span className="font-semibold text-laut">{account.username}</span> · {account.passwordText}
                </span>
              </span>
              <Icon name="arrow-right" className="size-5 text-laut" />
              <span className="sr-only">{account.useLabel}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
