-- The tables of a new SQLite database, as the migrations would leave them (a test compares the two);
-- running those for an empty file takes a second that everybody who tries painbot would wait.
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE conversations (
    channel VARCHAR(16) NOT NULL,
    chat VARCHAR(64) NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at DATETIME NOT NULL,
    blocked_at DATETIME,
    agreed BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (channel, chat)
);
CREATE INDEX conversations_by_age ON conversations (channel, updated_at);
CREATE TABLE seen_updates (
    channel VARCHAR(16) NOT NULL,
    update_id VARCHAR(80) NOT NULL,
    seen_at DATETIME NOT NULL,
    PRIMARY KEY (channel, update_id)
);
CREATE TABLE outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    channel VARCHAR(16) NOT NULL,
    chat VARCHAR(64) NOT NULL,
    reply TEXT,
    asked INTEGER,
    buttons VARCHAR(8) NOT NULL,
    message VARCHAR(64),
    created_at DATETIME NOT NULL,
    sent_at DATETIME,
    FOREIGN KEY (channel, chat) REFERENCES conversations (channel, chat) ON DELETE CASCADE
);
CREATE INDEX outbox_by_chat ON outbox (channel, chat, id);
CREATE TABLE sign_counts (
    month VARCHAR(7) NOT NULL,
    sign VARCHAR(64) NOT NULL,
    disposition VARCHAR(16) NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (month, sign, disposition, outcome)
);
