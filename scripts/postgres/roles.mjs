/** Extensions are made by a superuser: the owner of the database may not. */
const EXTENSIONS = ["pg_trgm", "btree_gin", "unaccent", "pg_stat_statements"];

export const DATABASE = "mutakhir";
export const OWNER_ROLE = "mutakhir_owner";
export const APP_ROLE = "mutakhir_app";

/**
 * The statements that make the two roles (DECIDED 12). The portal's role owns nothing, so row-level security binds it;
 * its timeouts belong to the role, so no connection can forget them.
 * @param {{ ownerPassword: string, appPassword: string }} passwords
 * @returns {string[]}
 */
export function roleStatements({ ownerPassword, appPassword }) {
  return [
    `CREATE ROLE ${OWNER_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${literal(ownerPassword)}`,
    `CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${literal(appPassword)}`,
    `ALTER ROLE ${APP_ROLE} SET statement_timeout = '15s'`,
    `ALTER ROLE ${APP_ROLE} SET lock_timeout = '5s'`,
    `ALTER ROLE ${APP_ROLE} SET idle_in_transaction_session_timeout = '15s'`,
  ];
}

/**
 * Makes the database; not inside a transaction.
 * @param {string} [database]
 */
export function databaseStatement(database = DATABASE) {
  return `CREATE DATABASE ${database} OWNER ${OWNER_ROLE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`;
}

/**
 * What a superuser does inside the new database.
 * @param {string} [database]
 * @returns {string[]}
 */
export function insideDatabaseStatements(database = DATABASE) {
  return [
    ...EXTENSIONS.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name}`),
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${APP_ROLE}`,
    `ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`,
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  ];
}

/** @param {string} text */
function literal(text) {
  return `'${text.replaceAll("'", "''")}'`;
}
