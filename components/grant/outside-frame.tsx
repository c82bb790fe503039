import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type ErrorTexts, ErrorTextsProvider } from "@/components/shell/error-texts";
import { LocaleToggle } from "@/components/shell/locale-toggle";
import { PublicHeader } from "@/components/shell/public-header";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { MAIN_ID, SkipLink } from "@/components/shell/skip-link";
import { Toaster } from "@/components/ui/toaster";
import { ERROR_CODES, type ErrorCode } from "@/lib/domain/error/error-code";

async function errorTexts(): Promise<ErrorTexts> {
  const t = await getTranslations("errors");
  const pairs = ERROR_CODES.map(
    (code) => [code, { what: t(`code.${code}.what`), todo: t(`code.${code}.todo`) }] as const,
  );
  // Every code is among the pairs, which the type of `fromEntries` cannot say.
  return Object.fromEntries(pairs) as Record<ErrorCode, { what: string; todo: string }>;
}

/** Around the pages of people who are signed in and act under no grant yet, or under one that does not fit. */
export async function OutsideFrame({ children }: { readonly children: ReactNode }) {
  const common = await getTranslations("common");
  const nav = await getTranslations("nav");
  const account = await getTranslations("admin.account");
  return (
    <ErrorTextsProvider texts={await errorTexts()}>
      <div className="flex min-h-dvh flex-col">
        <SkipLink label={common("skipToContent")} />
        <PublicHeader appName={common("appName")}>
          <LocaleToggle className="text-white hover:bg-laut-deep" />
        </PublicHeader>
        <main id={MAIN_ID} tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-8 outline-none lg:py-12">
          {children}
          <div className="mt-8 max-w-xs">
            <SignOutButton label={nav("signOut")} busyLabel={nav("signingOut")} failedText={account("signOutFailed")} />
          </div>
        </main>
        <Toaster closeLabel={common("close")} />
      </div>
    </ErrorTextsProvider>
  );
}
