import { getLocale, getTranslations } from "next-intl/server";
import { GrantStateBadge, type GrantStateBadgeProps } from "@/components/grant/grant-state-badge";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { Role } from "@/lib/domain/access/role";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";

export interface UserTableRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly status: "active" | "suspended";
  readonly lastSeen: Date | null;
  readonly isSelf: boolean;
  readonly grants: readonly {
    readonly role: Role;
    readonly regionCode: string;
    readonly regionLabel: string;
    readonly state: GrantStateBadgeProps["state"];
  }[];
}

export interface UserTableProps {
  readonly users: readonly UserTableRow[];
  readonly zone: TimeZone;
  readonly now: Date;
}

export async function UserTable({ users, zone, now }: UserTableProps) {
  const t = await getTranslations("admin");
  const roles = await getTranslations("roles");
  const locale = await getLocale();
  return (
    <DataTable
      caption={t("users.caption")}
      rows={users}
      rowKey={(user) => user.id}
      columns={[
        {
          key: "name",
          header: t("users.name"),
          rowHeader: true,
          cell: (user) => (
            <>
              <Link href={`/akses/${user.id}`} className="link inline-flex min-h-11 items-center md:min-h-0">
                {user.displayName}
              </Link>
              {user.isSelf ? <span className="ms-2 font-normal text-muted">({t("users.self")})</span> : null}
            </>
          ),
        },
        {
          key: "username",
          header: t("users.username"),
          cell: (user) => <span className="max-md:wrap-anywhere">{user.username}</span>,
        },
        {
          key: "duties",
          header: t("users.duties"),
          cell: (user) =>
            user.grants.length === 0 ? (
              <span className="text-muted">{t("users.noDuty")}</span>
            ) : (
              <ul className="space-y-1">
                {user.grants.map((grant) => (
                  <li
                    key={`${grant.role}${grant.regionCode}${grant.state}`}
                    className="flex flex-wrap items-center gap-x-2"
                  >
                    <span>{roles("actingAs", { role: roles(`name.${grant.role}`), region: grant.regionLabel })}</span>
                    <GrantStateBadge state={grant.state} label={t(`grantState.${grant.state}`)} />
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: "account",
          header: t("users.account"),
          cell: (user) => (
            <Badge
              tone={user.status === "active" ? "success" : "attention"}
              icon={user.status === "active" ? "circle-check" : "circle-minus"}
            >
              {t(`status.${user.status}`)}
            </Badge>
          ),
        },
        {
          key: "seen",
          header: t("users.lastSeen"),
          cell: (user) =>
            user.lastSeen === null ? (
              <span className="whitespace-nowrap text-muted">{t("users.never")}</span>
            ) : (
              <time
                dateTime={user.lastSeen.toISOString()}
                title={formatInstant(user.lastSeen, zone, locale)}
                className="whitespace-nowrap"
              >
                {formatAgo(user.lastSeen, now, zone, locale)}
              </time>
            ),
        },
      ]}
    />
  );
}
