// Generated from openapi.json by scripts/api-types.sh. Not written by hand.

export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, disabled ones too. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    q?: string;
                    role?: components["schemas"]["Role"];
                    squad?: string;
                    state?: components["schemas"]["AccountState"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Opens an account. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpenBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountWithPassword"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes an account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disables an account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enables an account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session of an account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resets a password. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountWithPassword"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/take-off-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a second factor off. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unlocks an account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AccountView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uploads a photo for an act to come. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Uploaded"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                415: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo in full. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": unknown;
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/small": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small copy, for lists. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": unknown;
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{channel}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a trial over a channel. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel: components["schemas"]["MessageChannel"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TryBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How mail goes out. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Connects mail, or ends the connection. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MailBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/sms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How short messages go out. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SmsView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Connects short messages, or ends the connection. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SmsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SmsView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stream. It ends with the session's own request: a reconnect is checked anew. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": unknown;
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own files. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Orders a file. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExportOrder"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far one is. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file itself. What is not whole yet, and what has gone, answers 404. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                        "text/csv": number[];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files brought to be imported, by anybody. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Brings a file: a workbook, CSV, or JSON Lines. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        /** Discards a file that was not taken in. What is on the ledger stays there. */
        delete: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a file. How far it is, its page says. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MappingInput"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/marked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file with its wrong cells marked. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at another sheet, or at headings in another row. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SheetChoice"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a file in that was checked and found right. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workbook. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": number[];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My inbox. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InboxPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks notices read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work after acts in one state, `dead` unless asked otherwise. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: components["schemas"]["JobState"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries work again that was given up, from its first attempt. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the journal. A list is no act; looking at somebody's data is, and stands in it. */
        get: {
            parameters: {
                query?: {
                    account?: string;
                    act?: string;
                    after?: string;
                    from?: string;
                    limit?: number;
                    number?: string;
                    outcome?: components["schemas"]["Outcome"];
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JournalPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EntryWhole"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exports. The reason goes into the journal as written: it is the auditor's account of an act, not a resident's words. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the journal was last checked, and what was found. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Checks"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks the journal and the rows it speaks of, in chunks: nobody at work waits for it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CheckView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on what, in the squads within reach. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Loads"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks at reporters. */
        get: {
            parameters: {
                query?: {
                    account?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LookPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The district as drawn: public, because the portal draws it, too. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MapView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages, of all states or one. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                    state?: components["schemas"]["MessageState"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessagePage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message again that failed, or that had no way out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/quiet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quiet hours. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuietView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the quiet hours. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QuietBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuietView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The texts of messages. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TextsView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the texts the bureau writes itself; one left out is the platform's again. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Texts"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TextsView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/texts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fills a text that is being written with an example. */
        get: {
            parameters: {
                query: {
                    /** @description Which. */
                    kind: string;
                    /** @description As it would be. */
                    text: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands over everything an officer has in hand. All of it moves, or nothing does. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandedOver"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinion-hints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is known about what was typed so far. A look, no act: the telephone stands in the body, so that no log has it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Typed"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hints"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    approach?: components["schemas"]["Approach"];
                    before?: string;
                    category?: string;
                    channel?: components["schemas"]["Channel"];
                    closed_from?: string;
                    closed_to?: string;
                    colour?: components["schemas"]["Colour"];
                    due_from?: string;
                    due_to?: string;
                    grid?: string;
                    handler?: string;
                    in_time?: components["schemas"]["YesNo"];
                    kind?: components["schemas"]["Kind"];
                    limit?: number;
                    number?: string;
                    q?: string;
                    received_from?: string;
                    received_to?: string;
                    satisfied?: components["schemas"]["YesNo"];
                    sort?: components["schemas"]["Sort"];
                    squad?: string;
                    standing?: components["schemas"]["Standing"];
                    supervised?: components["schemas"]["YesNo"];
                    urgency?: components["schemas"]["Urgency"];
                    view?: components["schemas"]["View"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Receives what an operator enters for somebody. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["IntakeBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Intake"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One opinion. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accepting (接单): the actor becomes the handler. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AnswerBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AskBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assigns. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/call-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a call to whoever reported it. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CallBackBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/close-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closing out (销号): only with reply and verification. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Corrects. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CorrectBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Extends. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExtendBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases a reporter's name and telephone, because they asked for it. What was said and done stays, and nothing brings them back. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handing back (交回) what is not the squad's, with the reason. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands one over to another of the squad. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/handle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Handles. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandleBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MergeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes, or renews what is shown. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PublishBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rates. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RateBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopening (重办) within the window, by the bureau on its own account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replies. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplyBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resuming (恢复) after a suspension. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not accepted (不予受理), with a reason the resident gets. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reveals. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Revealed"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/sign-for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records that the agency signed for it. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OtherUnitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/sort": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sorts. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SortBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/supervise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Supervises. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SuperviseBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspending (暂停): the finish clock stands until resumed. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back: the agency's answer is in, or is no longer waited for. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OtherUnitBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/transfer-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands it to another agency: the finish clock stands until its answer is in. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TransferOutBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unmerges. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Taking back (收回公开) what everybody may read, with the reason: it is gone from every public page at once. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Urging (催办), once a day after half the term. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerifyBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/opinions/{id}/withhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deciding, after looking, not to show (不公开) an opinion to everybody, with the reason. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reasoned"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpinionView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The overview of everything within reach, or of one squad. */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    period?: components["schemas"]["Period"];
                    squad?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnAccount"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/change-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own mail address. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OwnMailBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnAccount"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordBody"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/confirm-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the key by its first code: it is asked for from now on, and recovery codes are said. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CodeBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/create-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a token of one's own. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TokenBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TokenOnce"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/end-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends every session of one's own but the one at hand. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/enrol-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to enrol: a new key, not in force before it is confirmed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OwnPasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["EnrolView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/renew-recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes in place of those before. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OwnPasswordBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/sessions/{id}/end-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of one's own sessions. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-account/tokens/{id}/revoke-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a token of one's own. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/person-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes out all that is held about one person. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PersonAsked"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HeldOfPerson"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a photo to a draft. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Uploaded"];
                    };
                };
                400: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                415: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a draft that photos can be added to. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftToken"];
                    };
                };
                400: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/opinions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everybody may read, newest first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    area?: string;
                    category?: string;
                    grid?: string;
                    limit?: number;
                    standing?: components["schemas"]["PublicStanding"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PublicPage"];
                    };
                };
                400: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Receives what a resident says. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpinionInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Received"];
                    };
                };
                400: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/portal/receipts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follows an opinion by its receipt. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReceiptView"];
                    };
                };
                400: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bureau's reference data. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferenceView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reply texts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplyTexts"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Adds a text. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplyTextInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplyText"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply-texts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a text. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplyTextInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReplyText"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Removes a text from the library. */
        delete: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own views and those shared. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedViewPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Keeps a view. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedViewInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes a view. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SavedViewInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        /** Removes a view. Once more changes nothing. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Signs out. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{name}/put-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a setting back to what it was. A password or key of a gateway stays the one there is. */
        post: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PutBack"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CatalogueSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the categories, or only tries their limits on what is open. Clocks that run are worked out anew. */
        put: {
            parameters: {
                query?: {
                    /** @description Tries the rules and changes nothing. */
                    dry_run?: boolean;
                };
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CatalogueBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CatalogueSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where residents reach the bureau. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets where residents reach the bureau. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notices the bureau entered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HolidaysSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Enters notices, or only tries them on what is open. Clocks that run are worked out anew. */
        put: {
            parameters: {
                query?: {
                    /** @description Tries the rules and changes nothing. */
                    dry_run?: boolean;
                };
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HolidaysBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HolidaysSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The working hours. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HoursView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the working hours. Clocks that run are worked out anew when they are looked at next. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HoursBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HoursView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How near a matter is offered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets how near a matter is offered. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JoinBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JoinSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The limits of the steps. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitsSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the limits of the steps, or only tries them on what is open. Clocks that run are worked out anew. */
        put: {
            parameters: {
                query?: {
                    /** @description Tries the rules and changes nothing. */
                    dry_run?: boolean;
                };
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LimitsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LimitsSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For how long a matter may be taken up again. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReopeningSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets for how long a matter may be taken up again. It counts at once, also for what was answered before. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReopeningBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReopeningSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long reporters are kept. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets how long reporters are kept. Whoever is past the term by then is forgotten within the hour, and nothing brings them back. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RetentionBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/retention/trial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many a term would forget now. Changes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RetentionBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RetentionTried"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The assignment rules. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the assignment rules, or only tries them on what came lately. What is assigned already stays where it is. */
        put: {
            parameters: {
                query?: {
                    /** @description Tries the rules and changes nothing. */
                    dry_run?: boolean;
                };
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RulesBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RulesView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The targets of the overview. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TargetsSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the targets of the overview. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TargetsBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TargetsSet"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules on signing in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInRulesView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        /** Sets the rules on signing in. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SignInRulesBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInRulesView"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attempts to sign in. */
        get: {
            parameters: {
                query?: {
                    account?: string;
                    after?: string;
                    limit?: number;
                    outcome?: components["schemas"]["SignInOutcome"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInPage"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/squads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The squads. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SquadList"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        /** Sets up a squad. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SquadBody"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SquadInTree"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/squads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Renames or moves a squad, closes it or opens it again. */
        put: {
            parameters: {
                query?: never;
                header: {
                    "If-Match": string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SquadBody"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SquadInTree"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                404: components["responses"]["Problem"];
                409: components["responses"]["Problem"];
                412: components["responses"]["Problem"];
                413: components["responses"]["Problem"];
                422: components["responses"]["Problem"];
                428: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of all views: one statement. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Views"];
                    };
                };
                400: components["responses"]["Problem"];
                401: components["responses"]["Problem"];
                403: components["responses"]["Problem"];
                429: components["responses"]["Problem"];
                500: components["responses"]["Problem"];
                503: components["responses"]["Problem"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/discovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this interface is and where. */
        get: {
            parameters: {
                query?: {
                    jurisdiction_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Discovery"];
                        "text/xml": components["schemas"]["Discovery"];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests, newest first; with `updated_after`, in order of change. */
        get: {
            parameters: {
                query?: {
                    end_date?: string;
                    extensions?: string;
                    jurisdiction_id?: string;
                    page?: number;
                    page_size?: number;
                    service_code?: string;
                    service_request_id?: string;
                    start_date?: string;
                    status?: components["schemas"]["Status"];
                    updated_after?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestView"][];
                        "text/xml": components["schemas"]["RequestView"][];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        /** Sends a request. */
        post: {
            parameters: {
                query?: {
                    api_key?: string;
                    jurisdiction_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-www-form-urlencoded": components["schemas"]["RequestForm"];
                    "multipart/form-data": components["schemas"]["RequestForm"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SentView"][];
                        "text/xml": components["schemas"]["SentView"][];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/requests/{service_request_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a request stands, with what happened to it. */
        get: {
            parameters: {
                query?: {
                    jurisdiction_id?: string;
                };
                header?: never;
                path: {
                    service_request_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestView"][];
                        "text/xml": components["schemas"]["RequestView"][];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every category. */
        get: {
            parameters: {
                query?: {
                    jurisdiction_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfferedView"][];
                        "text/xml": components["schemas"]["OfferedView"][];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/services/{service_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is asked beyond the standard fields. */
        get: {
            parameters: {
                query?: {
                    jurisdiction_id?: string;
                };
                header?: never;
                path: {
                    service_code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DefinitionView"];
                        "text/xml": components["schemas"]["DefinitionView"];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/open311/v2/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The request of a token. A wrong one and one that never was answer alike. */
        get: {
            parameters: {
                query?: {
                    jurisdiction_id?: string;
                };
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestToken"][];
                        "text/xml": components["schemas"]["RequestToken"][];
                    };
                };
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Open311Error"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AccountAct: "open" | "change" | "disable" | "enable" | "unlock" | "reset-password" | "end-sessions" | "take-off-second-factor" | "change-password" | "change-mail" | "end-session" | "end-other-sessions" | "create-token" | "revoke-token" | "enrol-second-factor" | "confirm-second-factor" | "renew-recovery-codes";
        /** @description An act and whether it can be done now. */
        AccountActView: {
            /** @description Which. */
            act: components["schemas"]["AccountAct"];
            /** @description In Chinese. */
            name: string;
            /** @description Whether it can be done now. */
            possible: boolean;
            /** @description Why not. */
            reasons: components["schemas"]["ReasonView"][];
        };
        /** @description A page of accounts. */
        AccountPage: {
            /** @description How many match, bounded; on a further page what was counted on the first. */
            count: components["schemas"]["Count"];
            /** @description In order of login. */
            items: components["schemas"]["AccountRow"][];
            /** @description Cursor of the next page. */
            next: string | null;
            /** @description Posts an account may have. */
            roles: components["schemas"]["Coded_Role"][];
            /** @description Squads an account may be in, as screens order them. */
            squads: components["schemas"]["NamedId"][];
        };
        /** @description A row of the list. */
        AccountRow: {
            /** @description When it was opened. */
            created_at: string;
            /** @description Since when it is disabled. */
            disabled_at: string | null;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description When a lock ends. */
            locked_until: string | null;
            /** @description What is typed at sign-in. */
            login: string;
            /** @description As shown beside acts. */
            name: string;
            /** @description The caller's own. */
            own: boolean;
            /** @description Why it was last disabled or enabled. */
            reason: string | null;
            /** @description Posts. */
            roles: components["schemas"]["Coded_Role"][];
            /** @description A code is asked for at sign-in beside the password. */
            second_factor: boolean;
            squad: components["schemas"]["NamedId"] | null;
            /** @description Whether somebody gets in with it. */
            state: components["schemas"]["Coded_AccountState"];
            /**
             * Format: int32
             * @description Counts its changes.
             */
            version: number;
        };
        /** @enum {string} */
        AccountState: "able" | "locked" | "disabled";
        /** @description One account with its acts. */
        AccountView: components["schemas"]["AccountRow"] & {
            /** @description What may be done with it. */
            acts: components["schemas"]["AccountActView"][];
            /** @description Where it is signed in, the latest used first. */
            sessions: components["schemas"]["SessionView"][];
        };
        /** @description A password made for somebody, said this once. */
        AccountWithPassword: {
            /** @description The account as it is now. */
            account: components["schemas"]["AccountView"];
            /** @description To hand over; it is stored nowhere. */
            password: string;
        };
        /** @enum {string} */
        Act: "sort" | "return" | "merge" | "unmerge" | "assign" | "hand-back" | "accept" | "hand-over" | "ask" | "answer" | "suspend" | "resume" | "extend" | "transfer-out" | "sign-for" | "take-back" | "call-back" | "urge" | "supervise" | "handle" | "reply" | "verify" | "rate" | "reopen" | "close-out" | "correct" | "publish" | "withhold" | "unpublish" | "withdraw" | "amend" | "keep-private" | "forget";
        /** @description Who acted. */
        Actor: {
            account: components["schemas"]["NamedId"] | null;
            /** @description In what capacity. */
            capacity: components["schemas"]["Capacity"];
            /** @description The person's name today, or the capacity in words. */
            name: string;
            /** @description The post they acted in. */
            post: string | null;
        };
        /** @description An act and whether it can be done now. */
        ActView: {
            act: components["schemas"]["Act"];
            name: string;
            possible: boolean;
            reasons: components["schemas"]["ReasonView"][];
        };
        /** @description The answer. */
        AnswerBody: {
            /** @description Photos uploaded before. */
            attachments?: string[];
            /** @description In the resident's words. */
            text: string;
        };
        /** @description An answer as shown. */
        AnswerView: {
            /** @description As it was asked. */
            asks: string;
            /** @description What was answered. */
            says: string;
        };
        /** @enum {string} */
        AnyAct: "sort" | "return" | "merge" | "unmerge" | "assign" | "hand-back" | "accept" | "hand-over" | "ask" | "answer" | "suspend" | "resume" | "extend" | "transfer-out" | "sign-for" | "take-back" | "call-back" | "urge" | "supervise" | "handle" | "reply" | "verify" | "rate" | "reopen" | "close-out" | "correct" | "publish" | "withhold" | "unpublish" | "withdraw" | "amend" | "keep-private" | "forget" | "open" | "change" | "disable" | "enable" | "unlock" | "reset-password" | "end-sessions" | "take-off-second-factor" | "change-password" | "change-mail" | "end-session" | "end-other-sessions" | "create-token" | "revoke-token" | "enrol-second-factor" | "confirm-second-factor" | "renew-recovery-codes" | "retry" | "resend" | "try" | "open-squad" | "change-squad";
        /** @enum {string} */
        Approach: "assist" | "manage" | "enforce";
        /** @description The question. */
        AskBody: {
            /**
             * Format: int32
             * @description Natural days to answer in.
             */
            days: number;
            /** @description What the resident reads. */
            question: string;
        };
        /** @description An open question to the resident. */
        AskedView: {
            question: string;
            until: string;
        };
        /** @description To whom. */
        AssignBody: {
            /**
             * Format: uuid
             * @description The squad; left out, the rules find it.
             */
            squad?: string | null;
        };
        /** @description A choice. */
        AttributeValue: {
            /** @description As it is sent. */
            key: string;
            /** @description As it is shown. */
            name: string;
        };
        /** @description A question of the standard. */
        AttributeView: {
            /** @description Which; the answer is `attribute[code]`. */
            code: string;
            /** @description `string`, `number`, `datetime`, `singlevaluelist` or `multivaluelist`. */
            datatype: string;
            /** @description How it is to be answered; nothing where the datatype says it. */
            datatype_description: string | null;
            /** @description As asked. */
            description: string;
            /** @description Its place, from 1. */
            order: number;
            /** @description Never: whatever is said is taken as it is said. */
            required: boolean;
            /** @description What can be chosen. */
            values: components["schemas"]["AttributeValue"][];
            /** @description Always true: it asks for an answer. */
            variable: boolean;
        };
        /** @description The bureau as screens name it. */
        BureauName: {
            /** @description For addresses. */
            code: string;
            /** @description Screens say 演示数据. */
            demo: boolean;
            /** @description As shown. */
            name: string;
            /** @description Begins numbers. */
            short_code: string;
        };
        /** @description Who did it. */
        ByView: {
            capacity: components["schemas"]["Capacity"];
            name: string;
            post: string;
            squad: string | null;
        };
        /** @description How the call went. */
        CallBackBody: {
            /** @description Somebody answered. */
            reached: boolean;
            /** @description What they said of the reply, if they did: their rating, where none was given. */
            satisfied?: boolean | null;
            /** @description What was said, or why nobody was reached. */
            text: string;
        };
        /** @enum {string} */
        Capacity: "staff" | "resident" | "automatic";
        /** @description The list as it is to be. */
        CatalogueBody: {
            /** @description In the order screens offer them. One left out is closed. */
            categories: components["schemas"]["CategoryBody"][];
        };
        /** @description As shown. */
        CatalogueSet: {
            /** @description In the order screens offer them. */
            categories: components["schemas"]["CategoryBody"][];
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            trial: components["schemas"]["LimitsTrial"] | null;
        };
        /** @description One category. */
        CategoryBody: {
            /** @description `assist`, `manage` or `enforce`: by what means such a matter is usually handled. */
            approach: string;
            /** @description Not offered any more. */
            closed: boolean;
            /** @description `major/minor`, stable. */
            code: string;
            /** @description 办结 limit of an ordinary one. */
            finish: components["schemas"]["TermBody"];
            /** @description 办结 limit of an urgent one. */
            finish_urgent: components["schemas"]["TermBody"];
            /** @description Code of the first level. */
            major: string;
            /** @description Its name. */
            major_name: string;
            /** @description As shown. */
            name: string;
            /** @description What it asks beyond the words, in order; 10 at most. */
            questions: components["schemas"]["QuestionBody"][];
        };
        /** @description A category; nothing for what is not sorted. */
        CategoryLine: {
            category: components["schemas"]["Named"] | null;
            received: components["schemas"]["Compared"];
        };
        /** @description A category as offered. */
        CategoryView: {
            approach: components["schemas"]["Approach"];
            /** @description Not offered any more. */
            closed: boolean;
            code: string;
            major: string;
            major_name: string;
            name: string;
            questions: components["schemas"]["QuestionView"][];
        };
        /** @description One grid cell. */
        Cell: {
            /** @description Its name. */
            name: string;
            /** @description Its outline, a ring. */
            ring: number[][];
            /** @description The street or town it belongs to. */
            street: string;
        };
        /** @description What was received from a grid cell. */
        CellFigure: {
            grid: string;
            received: components["schemas"]["Compared"];
            street: string;
        };
        /** @description What an account is to say from now on. */
        ChangeBody: {
            /** @description 1–40 signs. */
            name: string;
            /** @description At least one. */
            roles: components["schemas"]["Role"][];
            /**
             * Format: uuid
             * @description Own squad; officers and squad leaders need one.
             */
            squad?: string | null;
        };
        /** @description One thing that is not as it was. */
        Changed: {
            /** @description As it is since; nothing where it is not there any more. */
            after: string | null;
            /** @description As it was; nothing where it was not there. */
            before: string | null;
            /** @description What of it. */
            what: string;
        };
        /** @enum {string} */
        Channel: "portal" | "hotline" | "visit" | "letter" | "consultation" | "import" | "open311";
        /** @description The last check, and how far a running one is. */
        Checks: {
            /**
             * Format: int64
             * @description Entries taken so far, while a check is running.
             */
            done: number | null;
            entry: components["schemas"]["EntryView"] | null;
            last: components["schemas"]["CheckView"] | null;
            /**
             * Format: int64
             * @description Entries there were when it began.
             */
            of: number | null;
        };
        /** @description What a check found. */
        CheckView: {
            /** @description When it ended, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Entries looked at; where one is wrong, its number.
             */
            entries: number;
            /** @description Chain value of the newest entry looked at, in hexadecimal. */
            root: string | null;
            /** @description The number of the opinion, or the name of the import, whose rows are not what the journal names. */
            subject: string | null;
            /** @description Everything follows. */
            valid: boolean;
            /** @description Why not. */
            why: string | null;
        };
        /** @description A category a rule may name. */
        Choice: {
            /** @description Code. */
            code: string;
            /** @description A first level. */
            major: boolean;
            /** @description In Chinese. */
            name: string;
        };
        /** @enum {string} */
        ClockGroup: "overdue" | "today" | "soon" | "normal" | "suspended" | "done";
        /** @enum {string} */
        ClockName: "sort" | "assign" | "accept" | "finish" | "verify";
        /** @description A code from the telephone. */
        CodeBody: {
            /** @description Six digits. */
            code: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_AccountState: {
            /** @enum {string} */
            code: "able" | "locked" | "disabled";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Approach: {
            /** @enum {string} */
            code: "assist" | "manage" | "enforce";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Channel: {
            /** @enum {string} */
            code: "portal" | "hotline" | "visit" | "letter" | "consultation" | "import" | "open311";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Colour: {
            /** @enum {string} */
            code: "on_time" | "yellow" | "red" | "suspended" | "closed";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_ImportColumnCode: {
            /** @enum {string} */
            code: "source_id" | "text" | "subject" | "detail" | "kind" | "address" | "time" | "name" | "phone";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_ImportState: {
            /** @enum {string} */
            code: "uploaded" | "checking" | "wrong" | "checked" | "taking" | "taken" | "failed";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_JobKind: {
            /** @enum {string} */
            code: "tell" | "send" | "place_import" | "export" | "check_import" | "take_import";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_JobState: {
            /** @enum {string} */
            code: "waiting" | "done" | "dead";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Kind: {
            /** @enum {string} */
            code: "suggestion" | "complaint" | "report" | "help" | "praise" | "enquiry";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_MessageChannel: {
            /** @enum {string} */
            code: "sms" | "mail";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_MessageKind: {
            /** @enum {string} */
            code: "asked" | "returned" | "extended" | "replied" | "notice" | "trial";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_MessageState: {
            /** @enum {string} */
            code: "waiting" | "sent" | "failed" | "not_connected";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Role: {
            /** @enum {string} */
            code: "operator" | "squad_leader" | "officer" | "reviewer" | "leader" | "personnel" | "trainer" | "action_office" | "editor" | "system_administrator" | "security_administrator" | "auditor";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_SignInOutcome: {
            /** @enum {string} */
            code: "opened" | "wrong_password" | "code_wrong" | "locked";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Standing: {
            /** @enum {string} */
            code: "to_sort" | "to_assign" | "to_accept" | "handling" | "asking" | "suspended" | "to_reply" | "to_verify" | "to_close_out" | "closed" | "returned" | "merged" | "withdrawn";
            /** @description In Chinese. */
            name: string;
        };
        /** @description A code of a closed list with its Chinese name. */
        Coded_Urgency: {
            /** @enum {string} */
            code: "urgent" | "normal";
            /** @description In Chinese. */
            name: string;
        };
        /** @enum {string} */
        Colour: "on_time" | "yellow" | "red" | "suspended" | "closed";
        /** @description A column that may be chosen. */
        ColumnOffered: {
            /** @description In orders. */
            code: components["schemas"]["ExportColumn"];
            /** @description As headed. */
            name: string;
            /** @description Shown unless others are chosen. */
            usual: boolean;
        };
        /** @description A figure and the one of the span before. */
        Compared: {
            before: components["schemas"]["Figure"];
            now: components["schemas"]["Figure"];
        };
        /** @description What the portal shows; what is left out is not shown. */
        Contact: {
            /** @description Telephone. */
            hotline?: string | null;
            /** @description When somebody answers it, in the bureau's words. */
            hotline_hours?: string | null;
            /** @description Where residents can come in person. */
            window?: string | null;
        };
        /** @description A reporter, as far as they say. */
        ContactInput: {
            /**
             * @description How to call them.
             * @default null
             */
            name: string | null;
            /**
             * @description Where to reach them.
             * @default null
             */
            phone: string | null;
        };
        /** @description As shown. */
        ContactView: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description Telephone. */
            hotline: string | null;
            /** @description When somebody answers it. */
            hotline_hours: string | null;
            /** @description Where to come. */
            window: string | null;
        };
        /** @description Which fact, what, why. */
        CorrectBody: {
            /** @description What is right. */
            change: components["schemas"]["CorrectedBody"];
            /** @description Why. */
            reason: string;
            /**
             * Format: int32
             * @description Number of the fact.
             */
            target: number;
        };
        /** @description New values. */
        CorrectedBody: {
            /** @default null */
            approach: components["schemas"]["Approach"] | null;
            /**
             * @description New category.
             * @default null
             */
            category: string | null;
            /** @default null */
            kind: components["schemas"]["Kind"] | null;
            /** @default null */
            place: components["schemas"]["PlaceInput"] | null;
            /**
             * @description New words.
             * @default null
             */
            text: string | null;
            /** @default null */
            urgency: components["schemas"]["Urgency"] | null;
        };
        /** @description A bounded count. */
        Count: {
            /** @description False: there are more. */
            exact: boolean;
            /**
             * Format: int64
             * @description How many, up to `COUNT_MAX`.
             */
            value: number;
        };
        /** @description What is typed at sign-in. */
        Credentials: {
            /** @description Login name. */
            account: string;
            /** @description Second factor, where the account has one. */
            code?: string | null;
            /** @description Password. */
            password: string;
        };
        /** @enum {string} */
        DayMark: "start" | "counted" | "skipped" | "due";
        /** @description Days, both among them. */
        DaysView: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        /** @description Further questions of a category: none yet. */
        DefinitionView: {
            /** @description What the bureau asks beyond the standard's fields. Nobody has to answer. */
            attributes: components["schemas"]["AttributeView"][];
            /** @description Which. */
            service_code: string;
        };
        /** @description The discovery document of GeoReport. */
        Discovery: {
            /** @description When it last changed. */
            changeset: string;
            /** @description Whom to ask. */
            contact: string;
            /** @description One: this bureau's. */
            endpoints: components["schemas"]["Endpoint"][];
            /** @description How to come by a key. */
            key_service: string;
        };
        /** @description A district's places, as `/api/v1/map` gives them. Points are longitude, latitude in degrees. */
        District: {
            /** @description The boundary, a ring. */
            boundary: number[][];
            /** @description The grid. */
            cells: components["schemas"]["Cell"][];
            /** @description Names of streets and towns, where they are written. */
            labels: components["schemas"]["Label"][];
            /** @description The river's middle line, or empty. */
            river: number[][];
            /** @description The roads that are drawn. */
            roads: components["schemas"]["Road"][];
        };
        /** @description A draft's token. */
        DraftToken: {
            /** @description Also set as a cookie. */
            draft: string;
        };
        /** @description What falls due on a working day and on the days off before it. */
        DueDay: {
            days: components["schemas"]["DaysView"];
            due: components["schemas"]["Figure"];
            works: boolean;
        };
        /** @description An open opinion that would be due at another time. */
        DueMoved: {
            /** @description When that is due now. */
            from: string | null;
            /** @description It would be past due at once. */
            late: boolean;
            /** @description Its number. */
            number: string;
            /** @description The step it is at. */
            step: string;
            /** @description When it would be due. */
            to: string | null;
        };
        /** @description An earlier opinion. */
        Earlier: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description On the ledger. */
            number: string;
            /** @description When it came in. */
            received_at: string;
            /** @description Where it stands. */
            standing: components["schemas"]["Coded_Standing"];
            /** @description What it is about. */
            title: string;
        };
        /** @description One address of the interface. */
        Endpoint: {
            /** @description When it last changed. */
            changeset: string;
            /** @description Media types. */
            formats: string[];
            /** @description Which standard. */
            specification: string;
            /** @description `production`, or `test` for a demo. */
            type: string;
            /** @description What the addresses begin with. */
            url: string;
        };
        /** @description A key to put into an app, until a code of it confirms it. */
        EnrolView: {
            /** @description What the code to scan says (`otpauth:`). */
            address: string;
            /** @description To type where nothing scans. */
            key: string;
            /** @description See `view_box`. */
            path: string;
            /** @description The code to scan: its view box and its dark modules as an SVG path. */
            view_box: string;
        };
        /** @description An entry on the list. */
        EntryView: {
            /** @description What was done, or tried. */
            act: components["schemas"]["Named"];
            /** @description RFC 3339. */
            at: string;
            /**
             * Format: uuid
             * @description The entry.
             */
            id: string;
            /** @description `done` or `refused`. */
            outcome: components["schemas"]["Outcome"];
            /** @description The reason given for it, where one was asked for and is not somebody's private words. */
            reason: string | null;
            /** @description Why not, where it was refused. */
            reasons: components["schemas"]["Named"][];
            /**
             * Format: int64
             * @description Number in the chain; nothing for the second it takes to be linked.
             */
            sequence: number | null;
            /** @description To what. */
            subject: components["schemas"]["Subject"];
            /** @description Who. */
            who: components["schemas"]["Actor"];
        };
        /** @description One entry with its bytes and its place in the chain. */
        EntryWhole: {
            /** @description The chain value before it, in hexadecimal. */
            before: string | null;
            /** @description The canonical bytes, exactly as hashed. */
            bytes: string;
            /** @description As stored, in hexadecimal. */
            chain: string | null;
            /** @description The chain value follows from the one before; nothing where it is not linked yet. */
            chain_agrees: boolean | null;
            /** @description As on the list. */
            entry: components["schemas"]["EntryView"];
            /** @description As stored, in hexadecimal. */
            leaf: string;
            /** @description The leaf is the digest of the bytes. */
            leaf_agrees: boolean;
        };
        /** @enum {string} */
        ExportColumn: "number" | "received" | "kind" | "channel" | "title" | "text" | "category" | "address" | "grid" | "urgency" | "approach" | "standing" | "squad" | "handler" | "due" | "replied" | "reply" | "rating" | "closed" | "supervised" | "merged" | "photos" | "reporter_name" | "reporter_phone" | "source_id";
        /** @enum {string} */
        ExportForm: "xlsx" | "csv";
        /** @description What is asked for. */
        ExportOrder: {
            /** @description Columns in their order; none: the usual ones. */
            columns?: components["schemas"]["ExportColumn"][];
            /** @description How the file is written. */
            form: components["schemas"]["ExportForm"];
            /** @description The ledger's question, by the names of its list, without its paging. */
            question?: {
                [key: string]: string;
            };
        };
        /** @description A page of one's own files. */
        ExportPage: {
            /** @description What this person may choose from. */
            columns: components["schemas"]["ColumnOffered"][];
            /** @description How many, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["ExportView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @enum {string} */
        ExportState: "waiting" | "done" | "failed" | "dropped";
        /** @description A file of the ledger. */
        ExportView: {
            /**
             * Format: int64
             * @description Of the finished file.
             */
            bytes: number | null;
            /** @description How many were counted when it was ordered. */
            expected: components["schemas"]["Count"];
            /** @description Why it was given up. */
            fault: string | null;
            /** @description How it is written. */
            form: components["schemas"]["ExportForm"];
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Until when it can be fetched. */
            kept_until: string;
            /** @description As it is called when fetched. */
            name: string;
            /** @description When. */
            ordered_at: string;
            /**
             * Format: int64
             * @description Rows written so far.
             */
            rows: number;
            /** @description `waiting`, `done`, `failed`, `dropped`. */
            state: components["schemas"]["ExportState"];
        };
        /** @description How long and why. */
        ExtendBody: {
            /** @description Why. */
            reason: string;
            /**
             * Format: int32
             * @description Working days.
             */
            work_days: number;
        };
        /** @enum {string} */
        FactName: "absorbed" | "accepted" | "amended" | "answer_expired" | "answered" | "asked" | "assigned" | "called_back" | "clock_turned" | "closed_out" | "corrected" | "escalated" | "extended" | "forgotten" | "handed_back" | "handed_over" | "handled" | "kept_private" | "merged" | "merged_rated" | "published" | "rated" | "received" | "released" | "reopened" | "replied" | "resumed" | "returned" | "signed_for" | "sorted" | "supervised" | "suspended" | "taken_back" | "transfer_expired" | "transferred_out" | "unmerged" | "unpublished" | "urged" | "verified" | "withdrawn" | "withheld";
        /** @description One wrong input and how to mend it. */
        Field: {
            /** @description Closed list: the `mend_` keys of `words/problems.json`. */
            code: string;
            /** @description How to mend it, in the reader's words. */
            mend: string;
            /** @description Dotted path, such as `place.longitude`. */
            path: string;
        };
        /** @description A count of records. */
        Figure: {
            /** @description Conditions of the ledger (`GET /api/v1/opinions`) that list exactly these. */
            opens: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description How many.
             */
            value: number;
        };
        /** @description Limits forms need. */
        FormLimits: {
            /** Format: int32 */
            ask_days_max: number;
            /** Format: int32 */
            extend_work_days_max: number;
            photo_bytes_max: number;
            photos_max: number;
            staff_text_max: number;
            text_max: number;
            /** Format: int32 */
            transfer_days_max: number;
        };
        /** @description A clock with its reasons. */
        FullClock: {
            clock: components["schemas"]["ClockName"];
            colour: components["schemas"]["Colour"];
            counted_text: string | null;
            days: components["schemas"]["StripDay"][];
            due_at: string | null;
            due_text: string | null;
            grounds: components["schemas"]["Ground"][];
            limit_text: string;
            name: string;
            provisional_text: string | null;
            rule_text: string;
            skipped_text: string | null;
            text: string;
            then_text: string;
        };
        /** @description One article a rule rests on, as shown. */
        Ground: {
            /** @description Article number in Arabic digits. */
            article: string;
            /** @description Our gist (要点). */
            gist: string | null;
            /**
             * Format: int32
             * @description 项.
             */
            item: number | null;
            /** @description Title without 中华人民共和国 in front. */
            law: string;
            /**
             * Format: int32
             * @description 款.
             */
            paragraph: number | null;
            /** @description False shows the 未核实 tag. */
            verified: boolean;
            /** @description Version in force. */
            version: string;
        };
        /** @description What changed hands. */
        HandedOver: {
            /** @description There is more than one act takes: hand over again. */
            more: boolean;
            /** @description Soonest due first. */
            moved: components["schemas"]["MovedOpinion"][];
        };
        /** @description What was done. */
        HandleBody: {
            /** @description Photos after. */
            after?: string[];
            /** @description Photos before. */
            before?: string[];
            /** @description Who came along. */
            companions?: string[];
            /** @description In words. */
            text: string;
        };
        /** @description To whom, and why. */
        HandOverBody: {
            /** @description Why. */
            reason: string;
            /**
             * Format: uuid
             * @description One of the squad's people who handle opinions.
             */
            to: string;
        };
        /** @description One thing that happened with an opinion. */
        HeldEntry: {
            /** @description When. */
            at: string;
            /** @description In which words. */
            text: string | null;
            /** @description What. */
            what: string;
        };
        /** @description A message sent to the person. */
        HeldMessage: {
            /** @description When it was ordered. */
            at: string;
            /** @description What it said. */
            body: string;
            /** @description Over which channel, in words. */
            channel: string;
            /** @description What became of it, in words. */
            state: string;
        };
        /** @description Everything. */
        HeldOfPerson: {
            /** @description Who holds it. */
            bureau: string;
            /**
             * Format: uuid
             * @description The journal entry of taking it out.
             */
            entry: string;
            /** @description What they were sent, newest first. */
            messages: components["schemas"]["HeldMessage"][];
            /** @description What they said, newest first. */
            opinions: components["schemas"]["HeldOpinion"][];
            /** @description As asked. */
            phone: string;
            /** @description When. */
            taken_at: string;
        };
        /** @description An opinion of the person. */
        HeldOpinion: {
            /** @description Where, in words. */
            address: string | null;
            /** @description By which way, in words. */
            channel: string;
            /** @description What happened, newest first. */
            entries: components["schemas"]["HeldEntry"][];
            /** @description What sort, in words. */
            kind: string;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number | null;
            /** @description As they gave it. */
            name: string | null;
            /** @description On the ledger. */
            number: string;
            /** @description As they gave it. */
            phone: string | null;
            /**
             * Format: int32
             * @description Photos held of it.
             */
            photos: number;
            /** @description Everybody may read it, masked. */
            public: boolean;
            /** @description When it came in. */
            received_at: string;
            /** @description As they said it. */
            text: string;
        };
        /** @description What is known. */
        Hints: {
            /** @description Alike, the likest first. */
            alike: components["schemas"]["Earlier"][];
            /** @description What the same telephone said, newest first. Nobody's reports of wrongdoing are among them. */
            caller: components["schemas"]["Earlier"][];
            /** @description Most likely first. */
            categories: components["schemas"]["LikelyCategory"][];
            /** @description Known near by, lately. */
            near: components["schemas"]["Nearby"][];
            /** @description Named in the words or the address. */
            places: components["schemas"]["LikelyPlace"][];
        };
        /** @description One festival. */
        HolidayBody: {
            /** @description As the notices write it. */
            festival: string;
            /** @description First day off, `YYYY-MM-DD`. */
            from: string;
            /** @description Last day off. */
            to: string;
            /** @description Weekend days worked instead. */
            workdays: string[];
        };
        /** @description The notices as they are to be. */
        HolidaysBody: {
            /** @description By year. */
            notices: components["schemas"]["NoticeBody"][];
        };
        /** @description As shown. */
        HolidaysSet: {
            /** @description Festivals as the notices write them. */
            festivals: string[];
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description What the bureau entered. */
            notices: components["schemas"]["NoticeBody"][];
            /**
             * Format: int32
             * @description The last year that is settled, by this release or by the bureau.
             */
            settled_until: number;
            trial: components["schemas"]["LimitsTrial"] | null;
            /** @description Years that can be entered: this release does not hold them. */
            years: number[];
        };
        /** @description The hours of a year. */
        HoursBody: {
            /** @description Every day of a year is in exactly one. */
            seasons: components["schemas"]["SeasonBody"][];
        };
        /** @description As shown. */
        HoursView: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description In the order they were written. */
            seasons: components["schemas"]["SeasonBody"][];
        };
        /** @description A column of a file. */
        ImportColumn: {
            /** @description Which of ours it most likely is. */
            guess: string | null;
            /** @description As headed. */
            name: string;
            /** @description What stands there in the first rows. */
            samples: string[];
        };
        /** @description A page of files. */
        ImportPage: {
            /** @description How many, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["ImportRow"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @enum {string} */
        ImportPass: "checked" | "staged" | "placed";
        /** @description How far it is. */
        ImportProgress: {
            /**
             * Format: int64
             * @description Rows there are, once they were counted.
             */
            of: number | null;
            /** @description `checked`, `staged`, `placed`. */
            pass: components["schemas"]["ImportPass"];
            /**
             * Format: int64
             * @description Rows done.
             */
            rows: number;
        };
        /** @description What was found. */
        ImportReport: {
            /** @description Taken in, or to be taken in. */
            imported: number;
            /** @description The first of them. */
            problems: components["schemas"]["RowProblem"][];
            /** @description Rows in the file. */
            rows: number;
            /** @description There before, by source id. */
            skipped: number;
            /** @description Words for a kind that say nothing yet. */
            unknown_kinds: string[];
            /** @description How many cells are wrong. */
            wrong: number;
        };
        /** @description A file in the list. */
        ImportRow: {
            /**
             * Format: int64
             * @description Bytes.
             */
            bytes: number;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Rows taken in, once it was. */
            imported: number | null;
            /** @description Until when it is kept. */
            kept_until: string;
            /** @description As it was called. */
            name: string;
            /** @description Where it stands. */
            state: components["schemas"]["Coded_ImportState"];
            /** @description When it was brought. */
            uploaded_at: string;
            /** @description Who brought it. */
            who: components["schemas"]["NamedId"];
            /** @description Cells to mend. */
            wrong: number | null;
        };
        /** @description A file in full. */
        ImportView: components["schemas"]["ImportRow"] & {
            /** @description Its columns. */
            columns: components["schemas"]["ImportColumn"][];
            /** @description Why it could not be read. */
            fault: string | null;
            /** @description `xlsx`, `csv`, `jsonl`. */
            form: string;
            /** @description The row the headings stand in; 0 where each row names its own. */
            head_row: number;
            /** @description Which of their words is which kind, as checked last. */
            kinds: {
                [key: string]: string;
            };
            /** @description Which of ours is which of theirs, as checked last. */
            mapped: {
                [key: string]: string;
            };
            /** @description Its wrong cells can be fetched, marked. */
            marked: boolean;
            /** @description Ours, to be named. */
            offered: components["schemas"]["Coded_ImportColumnCode"][];
            progress: components["schemas"]["ImportProgress"] | null;
            report: components["schemas"]["ImportReport"] | null;
            /** @description The one read. */
            sheet: string | null;
            /** @description Sheets that can be seen. */
            sheets: string[];
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description A page of notices. */
        InboxPage: {
            /** @description Unread ones. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["NoticeView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @description The receipt to read out, and the opinion. */
        Intake: {
            /** @description SM3 of the journal entry. */
            leaf: string;
            /** @description As on its page. */
            opinion: components["schemas"]["OpinionView"];
            /** @description The follow-up code. */
            receipt: string;
        };
        /** @description What an operator enters. */
        IntakeBody: {
            /** @description True without contact. */
            anonymous?: boolean | null;
            /** @description As for residents. */
            answers?: {
                [key: string]: string[];
            };
            /** @description Photos uploaded before. */
            attachments?: string[];
            /** @description What the operator takes it for; sorting settles it. */
            category?: string | null;
            /** @description How it came: by telephone, in person, by letter, by a consultation. */
            channel: components["schemas"]["Channel"];
            contact?: components["schemas"]["ContactInput"] | null;
            /** @description As for residents. */
            kind: components["schemas"]["Kind"];
            place?: components["schemas"]["PlaceInput"] | null;
            /** @description The number another system gave it. */
            source_id?: string | null;
            /** @description What was said. */
            text: string;
        };
        /** @description A page of work. */
        JobPage: {
            /** @description How many match, bounded. */
            count: components["schemas"]["Count"];
            /** @description In the order it is or was to be begun, latest first. */
            items: components["schemas"]["JobView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @enum {string} */
        JobState: "waiting" | "done" | "dead";
        /** @description One piece of work. */
        JobView: {
            /**
             * Format: int32
             * @description Times it was begun.
             */
            attempts: number;
            /** @description Why the last attempt failed. */
            fault: string | null;
            /** @description Until when. */
            finished_at: string | null;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description What is done. */
            kind: components["schemas"]["Coded_JobKind"];
            /** @description Since when. */
            ordered_at: string;
            /** @description When it is begun next; while it is being done, when somebody else takes over. */
            run_at: string;
            /** @description Being done now. */
            running: boolean;
            /** @description Where it stands. */
            state: components["schemas"]["Coded_JobState"];
            /**
             * Format: uuid
             * @description What it is about.
             */
            subject: string;
        };
        /** @description Metres as they are to be. */
        JoinBody: {
            /** @description Code of a category to metres, 10 to 300. */
            of_category?: {
                [key: string]: number;
            };
            /**
             * Format: int32
             * @description Where a category has none of its own, 10 to 300.
             */
            usual: number;
        };
        /** @description As shown. */
        JoinSet: {
            /** @description Categories there are, each first level before what is below it. */
            categories: components["schemas"]["Choice"][];
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description Code of a category to metres. */
            of_category: {
                [key: string]: number;
            };
            /**
             * Format: int32
             * @description Where a category has none of its own.
             */
            usual: number;
        };
        /** @description A page of the journal. */
        JournalPage: {
            /** @description Acts to look for. */
            acts: components["schemas"]["Named"][];
            /** @description How many match, bounded; counted anew with each page. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["EntryView"][];
            /** @description Cursor of the next page. */
            next: string | null;
            /** @description People to look for. */
            people: components["schemas"]["NamedId"][];
        };
        /** @enum {string} */
        Kind: "suggestion" | "complaint" | "report" | "help" | "praise" | "enquiry";
        /** @description A name on the map. */
        Label: {
            /** @description Where it is written. */
            at: number[];
            /** @description The name. */
            name: string;
        };
        /** @description A category such matters were. */
        LikelyCategory: {
            /** @description Which. */
            code: string;
            /** @description Earlier opinions alike that were this. */
            count: number;
            /** @description As shown. */
            name: string;
        };
        /** @description A place that was named. */
        LikelyPlace: {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description As the map has it. */
            name: string;
        };
        /** @description One limit. */
        LimitBody: {
            /** @description Code of a category; null: any. */
            category?: string | null;
            /** @description `sort`, `assign`, `accept`, `finish` or `verify`. */
            clock: string;
            /**
             * Format: int32
             * @description How many, 1 to 365.
             */
            count: number;
            /** @description `urgent_hour`, `urgent_day`, `work_hour` or `work_day`. */
            unit: string;
            /** @description `normal` or `urgent`; null: any. */
            urgency?: string | null;
        };
        /** @description Limits as they are to be. */
        LimitsBody: {
            /** @description The closest fits: category and urgency, then category, then urgency, then neither. */
            limits: components["schemas"]["LimitBody"][];
        };
        /** @description As shown. */
        LimitsSet: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description What the bureau set. */
            limits: components["schemas"]["LimitBody"][];
            trial: components["schemas"]["LimitsTrial"] | null;
            /** @description What counts where it set nothing. */
            usual: components["schemas"]["UsualLimit"][];
        };
        /** @description What a trial found. */
        LimitsTrial: {
            /** @description Those of them past due at once that are not now. */
            late: number;
            /** @description Those that would be due at another time. */
            moved: number;
            /** @description The first of them. */
            shown: components["schemas"]["DueMoved"][];
            /** @description Open opinions looked at: those due first. */
            tried_on: number;
        };
        /** @description Where the open ones stand now. */
        Load: {
            in_hand: components["schemas"]["Figure"];
            near: components["schemas"]["Figure"];
            overdue: components["schemas"]["Figure"];
            stopped: components["schemas"]["Figure"];
            today: components["schemas"]["Figure"];
        };
        /** @description The people of the squads within reach. */
        Loads: {
            as_of: string;
            /** @description By squad, then by account. */
            officers: components["schemas"]["OfficerLoad"][];
        };
        /** @description A page of looks. */
        LookPage: {
            /** @description How many match, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["LookView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @description One look. */
        LookView: {
            /** @description RFC 3339. */
            at: string;
            /**
             * Format: uuid
             * @description Its entry in the journal.
             */
            id: string;
            /** @description Number of the opinion whose reporter was looked at. */
            number: string | null;
            /** @description Why, as given. */
            reason: string;
            /** @description Who. */
            who: components["schemas"]["NamedId"];
        };
        /** @description Mail as sent by the page. Without `password` the one there stays. */
        MailBody: {
            /** @description Whom mail is from. */
            from: string;
            /** @description Name of the server; empty ends the connection. */
            host: string;
            /** @description With what. */
            password?: string | null;
            /**
             * Format: int32
             * @description Its port.
             */
            port: number;
            /** @description How it is spoken to. */
            security: components["schemas"]["Security"];
            /** @description Who signs in there. */
            user?: string | null;
        };
        /** @description Mail as shown. */
        MailView: {
            /** @description Somebody has connected it. */
            connected: boolean;
            /** @description Whom mail is from. */
            from: string;
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description Name of the server. */
            host: string;
            /** @description Whether a password is kept. */
            password: boolean;
            /**
             * Format: int32
             * @description Its port.
             */
            port: number;
            /** @description How it is spoken to. */
            security: components["schemas"]["Security"];
            /** @description Who signs in there. */
            user: string | null;
        };
        /** @description Which column is which. */
        MappingInput: {
            /** @description Our column = theirs. */
            columns: {
                [key: string]: string;
            };
            /** @description Their word = our kind. */
            kinds?: {
                [key: string]: components["schemas"]["Kind"];
            };
        };
        /** @description The district with the bureau it belongs to. */
        MapView: components["schemas"]["District"] & {
            /** @description Whose. */
            bureau: components["schemas"]["BureauName"];
        };
        /** @description Who is signed in and what they may do. */
        Me: {
            /** @description Login name. */
            account: string;
            /** @description Where. */
            bureau: components["schemas"]["BureauName"];
            /** @description The clock is set by a file. */
            demo_clock: boolean;
            /** @description The instant its file last asked to go back to, which it does not. */
            demo_clock_refused: string | null;
            /**
             * Format: uuid
             * @description The account's id.
             */
            id: string;
            /**
             * Format: int64
             * @description Unread notices.
             */
            inbox: number;
            /** @description As shown. */
            name: string;
            /** @description The platform's time. */
            now: string;
            owed: components["schemas"]["Owed"] | null;
            /** @description Permission code to how far it reaches. */
            permissions: {
                [key: string]: components["schemas"]["Reach"];
            };
            /** @description Post in Chinese. */
            post: string;
            /** @description Role codes. */
            roles: components["schemas"]["Role"][];
            squad: components["schemas"]["SquadName"] | null;
        };
        /** @description Into which. */
        MergeBody: {
            /**
             * Format: uuid
             * @description The opinion that leads.
             */
            into: string;
        };
        /** @enum {string} */
        MessageChannel: "sms" | "mail";
        /** @description A page of messages. */
        MessagePage: {
            /** @description How many match, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["MessageView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @enum {string} */
        MessageState: "waiting" | "sent" | "failed" | "not_connected";
        /** @description One message. */
        MessageView: {
            /** @description To whom, masked. */
            address: string;
            /** @description What was, or is to be, sent. */
            body: string;
            /** @description Over which channel. */
            channel: components["schemas"]["Coded_MessageChannel"];
            /** @description What the gateway said when it did not take it. */
            fault: string | null;
            /** @description What the gateway calls it. */
            gateway_id: string | null;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Which text. */
            kind: components["schemas"]["Coded_MessageKind"];
            opinion: components["schemas"]["NamedId"] | null;
            /** @description Since when. */
            ordered_at: string;
            /**
             * Format: int32
             * @description Short messages it counts as.
             */
            parts: number;
            /** @description When the gateway took it. */
            sent_at: string | null;
            /** @description Where it stands. */
            state: components["schemas"]["Coded_MessageState"];
        };
        /** @description A calendar month. */
        Month: {
            /** @description Closed out by service, management, enforcement. */
            assist: components["schemas"]["Figure"];
            closed: components["schemas"]["Figure"];
            enforce: components["schemas"]["Figure"];
            /** Format: date */
            first: string;
            in_time: components["schemas"]["Figure"];
            manage: components["schemas"]["Figure"];
            received: components["schemas"]["Figure"];
        };
        /** @description An opinion that would go elsewhere. */
        Moved: {
            /** @description The squad by the rules as they are, if one matches. */
            from: string | null;
            /** @description Its number. */
            number: string;
            /** @description The rule tried that matches. */
            rule: string | null;
            /** @description The squad by the rules tried, if one matches. */
            to: string | null;
        };
        /** @description One of them. */
        MovedOpinion: {
            /** Format: uuid */
            id: string;
            number: string;
            title: string;
        };
        /** @description A code with its Chinese name. */
        Named: {
            /** @description Of a closed list. */
            code: string;
            /** @description In Chinese. */
            name: string;
        };
        /** @description Something with an id and a name. */
        NamedId: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description As shown. */
            name: string;
        };
        /** @description An opinion like this one, near by. */
        Nearby: {
            /** Format: uuid */
            id: string;
            /** Format: double */
            latitude: number | null;
            /** Format: double */
            longitude: number | null;
            /** Format: int64 */
            metres: number | null;
            number: string;
            shared_words: string[];
            standing: components["schemas"]["Coded_Standing"];
            title: string;
        };
        /** @description A step, without words that anybody wrote. */
        NoteView: {
            /** @description When. */
            datetime: string;
            /** @description In Chinese. */
            summary: string;
            /** @description Which, as in the journal. */
            type: components["schemas"]["FactName"];
        };
        /** @description A body of an act that takes nothing. */
        Nothing: Record<string, never>;
        /** @description One year's notice. */
        NoticeBody: {
            /** @description The document's number. */
            number: string;
            /** @description Its holidays. */
            spans: components["schemas"]["HolidayBody"][];
            /**
             * Format: int32
             * @description Which year.
             */
            year: number;
        };
        /** @enum {string} */
        NoticeKind: "amended" | "answer_expired" | "answered" | "assigned" | "escalated" | "escalated_leader" | "handed_back" | "handed_over" | "not_passed" | "red" | "reopened" | "supervised" | "to_verify" | "transfer_expired" | "unsatisfied" | "urged" | "withdrawn" | "yellow";
        /** @description A notice. */
        NoticeView: {
            /** @description When. */
            at: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Which words. */
            kind: components["schemas"]["NoticeKind"];
            /** @description About which opinion. */
            opinion: components["schemas"]["OtherOpinion"];
            /** @description Seen before. */
            read: boolean;
            /** @description The words. */
            text: string;
        };
        /** @description One of the standard's services. */
        OfferedView: {
            /** @description What belongs there. */
            description: string;
            /** @description The first level of the list. */
            group: string;
            /** @description To find it by. */
            keywords: string;
            /** @description Whether its definition asks something beyond the standard's fields. */
            metadata: boolean;
            /** @description A category's code with points for slashes, so that it stands in an address. */
            service_code: string;
            /** @description As shown. */
            service_name: string;
            /** @description `realtime`: the number is in the answer. */
            type: string;
        };
        /** @description One of them. */
        OfficerLoad: {
            /** @description Closed out in the last 30 days. */
            closed: components["schemas"]["Figure"];
            /** @description Signs in no more; what is still in hand waits to be handed over. */
            disabled: boolean;
            in_hand: components["schemas"]["Figure"];
            overdue: components["schemas"]["Figure"];
            person: components["schemas"]["NamedId"];
            squad: components["schemas"]["NamedId"];
            today: components["schemas"]["Figure"];
        };
        /** @description One error of the standard. */
        Open311Error: {
            /**
             * Format: int32
             * @description The HTTP status again.
             */
            code: number;
            /** @description What is wrong and how to mend it, in Chinese. */
            description: string;
        };
        /** @description An account to be. */
        OpenBody: {
            /** @description What is typed at sign-in: 2–32 of a-z 0-9 - . ; capitals are lowered. */
            login: string;
            /** @description 1–40 signs. */
            name: string;
            /** @description At least one. */
            roles: components["schemas"]["Role"][];
            /**
             * Format: uuid
             * @description Own squad; officers and squad leaders need one.
             */
            squad?: string | null;
        };
        /** @description What a resident sends (contracts.md). */
        OpinionInput: {
            /** @description True without contact. */
            anonymous?: boolean | null;
            /** @description What that category asks beyond the words: code of the question to the answer, several where several can be chosen. */
            answers?: {
                [key: string]: string[];
            };
            /** @description Photos uploaded before. */
            attachments?: string[];
            /** @description The category it seems to be, by its code; sorting settles it. */
            category?: string | null;
            contact?: components["schemas"]["ContactInput"] | null;
            /** @description What sort of thing it is. */
            kind: components["schemas"]["Kind"];
            place?: components["schemas"]["PlaceInput"] | null;
            /** @description 1–4,000 signs. */
            text: string;
        };
        /** @description The whole page of an opinion. */
        OpinionView: components["schemas"]["Row"] & {
            absorbed: components["schemas"]["OtherOpinion"][];
            acts: components["schemas"]["ActView"][];
            anonymous: boolean;
            /** @description What its category asked beyond the words, as far as it was answered. */
            answers: components["schemas"]["AnswerView"][];
            asked: components["schemas"]["AskedView"] | null;
            clocks: components["schemas"]["FullClock"][];
            merged_into: components["schemas"]["OtherOpinion"] | null;
            nearby: components["schemas"]["Nearby"][];
            photo_list: components["schemas"]["PhotoView"][];
            place: components["schemas"]["PlaceView"] | null;
            /** @description What whoever entered it took it for. */
            proposed_category: string | null;
            public: components["schemas"]["PublicView"] | null;
            rating: components["schemas"]["RatingView"] | null;
            reporter: components["schemas"]["Reporter"] | null;
            source_id: string | null;
            text: string;
            timeline: components["schemas"]["TimelineEntry"][];
            transferred: components["schemas"]["TransferredView"] | null;
        };
        /** @description Another opinion, by number. */
        OtherOpinion: {
            /** Format: uuid */
            id: string;
            number: string;
            title: string;
        };
        /** @description What the agency did. */
        OtherUnitBody: {
            /** @description Who signed and under which number; or what came of it. */
            text: string;
        };
        /** @enum {string} */
        Outcome: "done" | "refused";
        /** @description How the bureau or a squad stands. */
        Overview: {
            /** @description When it was counted. */
            as_of: string;
            /** @description As many days before: what is compared with. */
            before: components["schemas"]["DaysView"];
            categories: components["schemas"]["CategoryLine"][];
            cells: components["schemas"]["CellFigure"][];
            /** @description Squads one may choose. */
            choices: components["schemas"]["NamedId"][];
            closed: components["schemas"]["Compared"];
            due: components["schemas"]["DueDay"][];
            in_time: components["schemas"]["Compared"];
            months: components["schemas"]["Month"][];
            not_satisfied: components["schemas"]["Figure"];
            now: components["schemas"]["Load"];
            nowhere: components["schemas"]["Compared"];
            period: components["schemas"]["Period"] | null;
            received: components["schemas"]["Compared"];
            satisfied: components["schemas"]["Figure"];
            span: components["schemas"]["DaysView"];
            squad: components["schemas"]["NamedId"] | null;
            squads: components["schemas"]["SquadLine"][];
            targets: components["schemas"]["TargetsView"];
        };
        /** @enum {string} */
        Owed: "password" | "second_factor";
        /** @description One's own account. */
        OwnAccount: {
            /** @description The articles what is asked rests on. */
            grounds: components["schemas"]["Ground"][];
            /**
             * Format: int64
             * @description Signed out after so many hours whatever happens.
             */
            hours: number;
            /**
             * Format: int64
             * @description Signed out after so many minutes without a request.
             */
            idle_minutes: number;
            /** @description What is typed at sign-in. */
            login: string;
            /** @description Where notices go by mail. */
            mail: string | null;
            /** @description As shown beside acts. */
            name: string;
            /** @description The password and what is asked of one. */
            password: components["schemas"]["PasswordState"];
            /** @description Posts in Chinese. */
            posts: string[];
            /** @description The second factor. */
            second_factor: components["schemas"]["SecondFactorState"];
            /** @description Where one is signed in, the latest used first. */
            sessions: components["schemas"]["SessionView"][];
            /** @description Own squad. */
            squad: string | null;
            /** @description Keys of one's own programs, newest first. */
            tokens: components["schemas"]["TokenView"][];
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description A mail address. */
        OwnMailBody: {
            /** @description Empty ends the mails. */
            mail: string;
        };
        /** @description One's own password. */
        OwnPasswordBody: {
            /** @description The present one. */
            password: string;
        };
        /** @description A page of the ledger. */
        Page: {
            /** @description How many match, bounded; on a further page what was counted on the first. */
            count: components["schemas"]["Count"];
            /** @description The search index has not taken in all of the ledger yet. */
            index_behind: boolean;
            /** @description Rows in the order asked for. */
            items: components["schemas"]["Row"][];
            /** @description The words sought lead to more than are looked at: these are among the newest 1,000 of them. */
            more_found: boolean;
            /** @description Cursor of the next page. */
            next: string | null;
            /** @description Cursor of the page before. */
            previous: string | null;
            /** @description The search stopped before the page was full: the filter is to be narrowed, or the search to go on from `next`. */
            stopped: boolean;
        };
        /** @description The present password and the one to be. */
        PasswordBody: {
            /** @description The one to be: as long and mixed as the rules say, at most 128 signs. */
            new: string;
            /** @description The present one. */
            password: string;
        };
        /** @description The password and what is asked of one. */
        PasswordState: {
            /**
             * Format: int32
             * @description Fewest kinds of signs.
             */
            classes: number;
            /** @description When another is due. */
            due: string | null;
            /**
             * Format: int32
             * @description Fewest signs.
             */
            min: number;
            /**
             * Format: int32
             * @description None of so many before it.
             */
            remembered: number;
            /** @description Since when it is one's own choice; nothing where it was made for one. */
            since: string | null;
        };
        /** @enum {string} */
        Period: "last_7" | "last_30" | "last_90" | "this_month" | "this_year";
        /** @description Whose. */
        PersonAsked: {
            /** @description The telephone they gave. */
            phone: string;
            /** @description Why it is taken out: who asked, and how it was made sure that it is theirs. */
            reason: string;
        };
        /** @description Somebody who may come along. */
        PersonView: {
            /** Format: uuid */
            id: string;
            name: string;
            squad: components["schemas"]["NamedId"] | null;
        };
        /** @description A photo as shown. */
        PhotoView: {
            /** Format: uuid */
            id: string;
            label: string;
            sm3: string;
            small_url: string;
            url: string;
        };
        /** @description A place as sent: a point, an address, or both. */
        PlaceInput: {
            /** @description In words. */
            address?: string | null;
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude?: number | null;
            /**
             * Format: double
             * @description Degrees east, WGS-84.
             */
            longitude?: number | null;
        };
        /** @description Where it is. */
        PlaceView: {
            address: string | null;
            grid: string | null;
            /** Format: double */
            latitude: number | null;
            /** Format: double */
            longitude: number | null;
            street: string | null;
        };
        /** @description A text filled with an example. */
        PreviewView: {
            /** @description What would be sent. */
            example: string;
            /** @description Short messages it counts as. */
            parts: number;
        };
        /** @description What went wrong. */
        Problem: {
            act?: components["schemas"]["AnyAct"] | null;
            /** @description Closed list. */
            code: string;
            /** @description More, where there is more to say. */
            detail: string | null;
            /** @description The journal entry that records the attempt. */
            entry?: string | null;
            /** @description Wrong inputs. */
            fields: components["schemas"]["Field"][];
            /** @description Articles of all reasons. */
            grounds: components["schemas"]["Ground"][];
            /** @description Conditions already met. */
            met?: string[];
            /** @description Every reason of a refusal. */
            reasons?: components["schemas"]["ReasonView"][];
            /** @description Number to quote. */
            request_id?: string | null;
            /**
             * Format: int32
             * @description The HTTP status again.
             */
            status: number;
            /** @description In Chinese. */
            title: string;
            /** @description Always `about:blank`: the code says which. */
            type: string;
        };
        /** @description One public line of what happened. */
        PublicEntry: {
            /** @description When. */
            at: string;
            /** @description What, in public words. */
            text: string;
        };
        /** @description A page of the public ledger. */
        PublicPage: {
            /** @description How many match, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["PublishedView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @enum {string} */
        PublicStanding: "open" | "done";
        /** @description For whoever decides what everybody may read. */
        PublicView: {
            /** @description Decided against, or shown and taken back. */
            kept_back: boolean;
            /** @description Photos that may be shown. */
            offered: components["schemas"]["PhotoView"][];
            /** @description Photos shown. */
            photos: string[];
            /** @description Its reporter does not want it shown. */
            private: boolean;
            /** @description The newest reply, in the same way; null while there is none. */
            reply: string | null;
            /** @description The reply is among what is shown. */
            shows_reply: boolean;
            /** @description Since when it is shown, RFC 3339; null while it is not. */
            since: string | null;
            /** @description The words as shown; until then as sent, with stars over whoever is found in them. */
            text: string;
        };
        /** @description What everybody will read. */
        PublishBody: {
            /** @description Whoever looked says that what reads like a name is none. */
            no_names?: boolean;
            /** @description Photos to show, of those offered. */
            photos?: string[];
            /** @description The newest reply, in the same way; without one, none is shown. */
            reply?: string | null;
            /** @description The words, without anything that tells who somebody is. */
            text: string;
        };
        /** @description An opinion as everybody may read it. */
        PublishedView: {
            /** @description The street or town. */
            area: string | null;
            category: components["schemas"]["Named"] | null;
            /** @description When it is to be done. */
            due_at: string | null;
            /** @description The cell of the grid: nothing nearer is told. */
            grid: string | null;
            /** @description The ledger number. */
            id: string;
            /**
             * Format: int32
             * @description How many others said the same.
             */
            joined: number;
            /** @description What sort. */
            kind: components["schemas"]["Coded_Kind"];
            /** @description Addresses of the photos somebody released, on this host. */
            photos: string[];
            /** @description When it came in, RFC 3339. */
            received_at: string;
            /** @description When it was answered. */
            replied_at: string | null;
            /** @description The reply, once somebody looked at it. */
            reply: string | null;
            /** @description Where it stands. */
            standing: components["schemas"]["Coded_Standing"];
            /** @description The words, as somebody looked at them. */
            text: string;
            /** @description First words. */
            title: string;
        };
        /** @description Which version is to count again. */
        PutBack: {
            /**
             * Format: int32
             * @description As its history numbers it.
             */
            version: number;
        };
        /** @description One question. */
        QuestionBody: {
            /** @description As asked. */
            asks: string;
            /** @description 2 to 20 where something is chosen, else none. */
            choices: string[];
            /** @description Stable within its category: small letters, digits, dashes. */
            code: string;
            /** @description `text`, `number`, `day`, `one` or `many`. */
            form: string;
        };
        /** @description A question as asked. */
        QuestionView: {
            /** @description As asked. */
            asks: string;
            /** @description What can be chosen. */
            choices: string[];
            /** @description Stable within its category. */
            code: string;
            /** @description `text`, `number`, `day`, `one` or `many`. */
            form: string;
        };
        /** @description The quiet hours; both ends left out where there are none. */
        QuietBody: {
            /**
             * Format: int32
             * @description First quiet minute of the day.
             */
            from?: number | null;
            /**
             * Format: int32
             * @description First minute that is not quiet any more.
             */
            until?: number | null;
        };
        /** @description The quiet hours as shown. */
        QuietView: {
            /**
             * Format: int32
             * @description First quiet minute of the day.
             */
            from: number | null;
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /**
             * Format: int32
             * @description First minute that is not quiet any more.
             */
            until: number | null;
        };
        /** @description The resident's verdict. */
        RateBody: {
            /** @description 满意 */
            satisfied: boolean;
            /** @description In the resident's words. */
            text?: string | null;
        };
        /** @description The resident's verdict. */
        RatingView: {
            satisfied: boolean;
            text: string | null;
        };
        /** @enum {string} */
        Reach: "own" | "squad" | "bureau";
        /** @description Which notices were read. */
        ReadBody: {
            /** @description Or all. */
            all?: boolean;
            /** @description These. */
            ids?: string[];
        };
        /** @enum {string} */
        ReasonCode: "not_permitted" | "not_your_squad" | "not_for_residents" | "only_reporter" | "own_handling" | "own_reply" | "closed" | "returned" | "withdrawn" | "merged_into" | "not_merged_here" | "leads_others" | "sorting_settled" | "not_sorted" | "already_assigned" | "already_with_squad" | "no_rule_matches" | "not_assigned" | "already_accepted" | "not_accepted" | "not_of_the_squad" | "already_handler" | "question_open" | "no_open_question" | "suspended" | "already_suspended" | "not_suspended" | "already_handled" | "not_handled" | "already_replied" | "not_replied" | "already_verified" | "not_verified" | "already_rated" | "rated_unsatisfied" | "merged_rated_unsatisfied" | "nothing_to_reopen" | "with_other_unit" | "not_transferred" | "already_signed" | "nobody_to_call" | "already_called_back" | "nobody_said_so" | "same_opinion" | "lead_closed" | "lead_returned" | "lead_withdrawn" | "lead_not_public" | "lead_merged" | "other_category" | "other_place" | "report_never_public" | "reporter_keeps_private" | "already_public" | "not_public" | "already_withheld" | "already_private" | "not_private" | "telephone_left" | "identity_left" | "plate_left" | "mail_left" | "name_left" | "no_such_photo" | "squad_has_it" | "others_joined" | "nothing_amended" | "not_ended" | "already_forgotten" | "past_due" | "extension_used_up" | "before_half_term" | "clock_stopped" | "urged_today" | "rating_window_over" | "reopening_window_over" | "text_missing" | "text_too_long" | "control_character" | "address_too_long" | "not_a_point" | "too_many_photos" | "too_many_companions" | "no_after_photo" | "until_too_soon" | "until_too_late" | "extension_days_out_of_range" | "extension_too_long" | "no_such_fact" | "fact_not_correctable" | "nothing_to_correct" | "change_does_not_fit" | "only_words_and_place" | "own_account" | "last_security_administrator" | "account_disabled" | "not_disabled" | "not_locked" | "login_taken" | "no_role" | "roles_exclude" | "squad_missing" | "reason_missing" | "nothing_changed" | "no_second_factor" | "password_wrong" | "password_too_short" | "password_too_plain" | "password_has_login" | "password_common" | "password_used_before" | "code_wrong" | "nothing_pending" | "too_many_tokens" | "this_session" | "job_not_dead" | "message_not_failed" | "channel_not_connected" | "squad_name_taken" | "squad_parent_closed" | "squad_below_itself" | "squad_has_people" | "squad_has_opinions" | "squad_has_rules" | "squad_has_squads" | "read_only_token";
        /** @description A body of an act that takes a reason. */
        Reasoned: {
            /** @description Why. */
            reason: string;
        };
        /** @description One reason an act was refused, with the way out. */
        ReasonView: {
            /** @description Which rule. */
            code: components["schemas"]["ReasonCode"];
            /** @description When it clears by itself. */
            earliest: string | null;
            /** @description The articles. */
            grounds: components["schemas"]["Ground"][];
            /** @description What stands in the way. */
            text: string;
            /** @description What would make it possible. */
            way: string | null;
            /** @description Acts that would clear it. */
            way_out: components["schemas"]["AnyAct"][];
        };
        /** @description What a receipt shows. */
        ReceiptView: {
            /** @description When the reply is due. */
            due_at: string | null;
            /** @description SM3 of the entry that received it. */
            leaf: string;
            /** @description The ledger number. */
            opinion: string;
            /** @description RFC 3339. */
            received_at: string;
            /** @description The reply. */
            reply: string | null;
            /** @description Where it stands. */
            standing: components["schemas"]["Coded_Standing"];
            /** @description Oldest first. */
            timeline: components["schemas"]["PublicEntry"][];
            /** @description First words. */
            title: string;
            /**
             * Format: int32
             * @description Version, for acts.
             */
            version: number;
        };
        /** @description What a resident is given. */
        Received: {
            /** @description SM3 of the journal entry. */
            leaf: string;
            /** @description The ledger number. */
            opinion: string;
            /** @description The follow-up code: shown once, a bearer secret. */
            receipt: string;
        };
        /** @description Recovery codes, said this once. */
        RecoveryCodes: {
            /** @description Ten, each for one sign-in. */
            codes: string[];
        };
        /** @description Everything at once. */
        ReferenceView: {
            approaches: components["schemas"]["Coded_Approach"][];
            categories: components["schemas"]["CategoryView"][];
            channels: components["schemas"]["Coded_Channel"][];
            colours: components["schemas"]["Coded_Colour"][];
            kinds: components["schemas"]["Coded_Kind"][];
            limits: components["schemas"]["FormLimits"];
            people: components["schemas"]["PersonView"][];
            squads: components["schemas"]["SquadView"][];
            standings: components["schemas"]["Coded_Standing"][];
            urgencies: components["schemas"]["Coded_Urgency"][];
        };
        /** @description The window as it is to be. */
        ReopeningBody: {
            /**
             * Format: int32
             * @description Natural days after the reply, 7 to 90.
             */
            days: number;
        };
        /** @description As shown. */
        ReopeningSet: {
            /**
             * Format: int32
             * @description Natural days after the reply.
             */
            days: number;
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
        };
        /** @description The reply. */
        ReplyBody: {
            /** @description What the resident reads. */
            text: string;
        };
        /** @description A text. */
        ReplyText: {
            category: components["schemas"]["Named"] | null;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description With its placeholders. */
            text: string;
            /** @description By which it is found. */
            title: string;
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description A text as sent. */
        ReplyTextInput: {
            /** @description Code of the category it is for; null: any. */
            category?: string | null;
            /** @description 1–1,000 signs. `{number}`, `{address}`, `{category}` and `{squad}` stand for those of the opinion it is taken for. */
            text: string;
            /** @description By which it is found, 1–30 signs. */
            title: string;
        };
        /** @description All of them. */
        ReplyTexts: {
            /** @description By title. */
            texts: components["schemas"]["ReplyText"][];
        };
        /** @description Who said it, as far as this person may see. */
        Reporter: {
            masked: boolean;
            name: string | null;
            phone: string | null;
        };
        /** @description What the standard's form holds. */
        RequestForm: {
            /** @description Not kept. */
            account_id: string | null;
            /** @description Not kept: this bureau numbers no addresses. */
            address_id: string | null;
            /** @description Where, in words; one of point and address must be there. */
            address_string: string | null;
            /** @description Of another system; it may stand in the address, too. */
            api_key: string | null;
            /** @description What is the matter, 1–4,000 signs. Without it, the name of what is reported. */
            description: string | null;
            /** @description Not kept. */
            device_id: string | null;
            /** @description Not kept: nothing is written to residents by mail. */
            email: string | null;
            /** @description How to call the reporter. */
            first_name: string | null;
            /** @description The bureau's code. */
            jurisdiction_id: string | null;
            /** @description Family name. */
            last_name: string | null;
            /**
             * Format: double
             * @description Degrees north, WGS-84.
             */
            lat: number | null;
            /**
             * Format: double
             * @description Degrees east.
             */
            long: number | null;
            /** @description A picture elsewhere; it is not fetched, the handler is told of it. */
            media_url: string | null;
            /** @description Where to reach them. */
            phone: string | null;
            /** @description One of those offered. */
            service_code: string;
        };
        /** @description A token and its request. */
        RequestToken: {
            /** @description The ledger number. */
            service_request_id: string;
            /** @description As sent. */
            token: string;
        };
        /** @description A request of the standard, with what happened to it. */
        RequestView: {
            /** @description As sent; null where somebody might be named in it. */
            address: string | null;
            address_id: string | null;
            /** @description The squad that has it, else the bureau. */
            agency_responsible: string;
            /** @description As somebody released it; until then as sent, but null where somebody might be named in it. Null once taken back. */
            description: string | null;
            /** @description When it is to be done; null until it is sorted. */
            expected_datetime: string | null;
            /** Format: double */
            lat: number | null;
            /** Format: double */
            long: number | null;
            /** @description The first photo a person released. */
            media_url: string | null;
            /** @description Beyond the standard: steps, oldest first; of a list only with `extensions=true`. */
            notes: components["schemas"]["NoteView"][] | null;
            requested_datetime: string;
            /** @description The category it was sorted into; before that, the one it was sent as. */
            service_code: string;
            service_name: string;
            service_notice: string | null;
            service_request_id: string;
            status: components["schemas"]["Status"];
            /** @description Where it stands, in the bureau's words. */
            status_notes: string;
            /** @description When the newest step was recorded. */
            updated_datetime: string;
            zipcode: string | null;
        };
        /** @description The term as it is to be. */
        RetentionBody: {
            /**
             * Format: int32
             * @description Days after close-out, return or withdrawal, 30 to 3,650; null: kept for good.
             */
            reporter_days?: number | null;
        };
        /** @description As shown. */
        RetentionSet: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /**
             * Format: int32
             * @description Days after the end; null: kept for good.
             */
            reporter_days: number | null;
        };
        /** @description What a term would do. */
        RetentionTried: {
            /** @description There are more than were counted. */
            more: boolean;
            /**
             * Format: int64
             * @description Opinions whose reporter would be forgotten at the next look.
             */
            opinions: number;
        };
        /** @description The reporter. */
        Revealed: {
            /** @description As given. */
            name: string | null;
            /** @description As given. */
            phone: string | null;
        };
        /** @description One road. */
        Road: {
            /** @description Its middle line. */
            line: number[][];
            /** @description Its name. */
            name: string;
        };
        /** @enum {string} */
        Role: "operator" | "squad_leader" | "officer" | "reviewer" | "leader" | "personnel" | "trainer" | "action_office" | "editor" | "system_administrator" | "security_administrator" | "auditor";
        /** @description A row of the ledger. */
        Row: {
            address: string | null;
            approach: components["schemas"]["Coded_Approach"] | null;
            category: components["schemas"]["Named"] | null;
            channel: components["schemas"]["Coded_Channel"];
            clock: components["schemas"]["RowClock"] | null;
            closed_at: string | null;
            grid: string | null;
            handler: components["schemas"]["NamedId"] | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["Coded_Kind"];
            /** Format: int32 */
            merged: number;
            number: string;
            /** Format: int32 */
            photos: number;
            received_at: string;
            squad: components["schemas"]["NamedId"] | null;
            standing: components["schemas"]["Coded_Standing"];
            supervised: boolean;
            title: string;
            urgency: components["schemas"]["Coded_Urgency"] | null;
            /** Format: int32 */
            version: number;
        };
        /** @description The leading clock of a row. */
        RowClock: {
            /** @description Which clock. */
            clock: components["schemas"]["ClockName"];
            /** @description On time, late, stopped or done. */
            colour: components["schemas"]["Colour"];
            /** @description RFC 3339. */
            due_at: string | null;
            /** @description Such as 3月5日. */
            due_text: string | null;
            /** @description Heading of the ledger. */
            group: components["schemas"]["ClockGroup"];
            /** @description Such as 还剩2个工作日. */
            text: string;
        };
        /** @description One wrong cell. */
        RowProblem: {
            /** @description Name of the column, as the file has it. */
            column: string;
            /** @description How to mend it. */
            mend: string;
            /** @description Row in the file, from 1; the head of a CSV is row 1. */
            row: number;
            /** @description What stands there, cut. */
            value: string;
        };
        /** @description One rule as sent. */
        RuleBody: {
            /** @description Categories it is for, or whole first levels; none: any. */
            categories: string[];
            /** @description Beginnings of cell codes; none: anywhere. */
            grids: string[];
            /** @description Short, shown with every match. */
            name: string;
            /**
             * Format: uuid
             * @description The squad that gets it.
             */
            squad: string;
        };
        /** @description All of them, in order. */
        RulesBody: {
            /** @description The first that matches wins. */
            rules: components["schemas"]["RuleBody"][];
        };
        /** @description The rules as shown. */
        RulesView: {
            /** @description Categories there are, each first level before what is below it. */
            categories: components["schemas"]["Choice"][];
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description In order. */
            rules: components["schemas"]["RuleView"][];
            /** @description Squads there are. */
            squads: components["schemas"]["NamedId"][];
            trial: components["schemas"]["Trial"] | null;
        };
        /** @description One rule as shown. */
        RuleView: {
            /** @description Codes of categories, or of first levels. */
            categories: string[];
            /** @description Beginnings of cell codes. */
            grids: string[];
            /** @description Short. */
            name: string;
            /** @description The squad that gets it. */
            squad: components["schemas"]["NamedId"];
        };
        /** @description A view. */
        SavedView: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description As shown. */
            name: string;
            /** @description One's own: only these are changed and removed. */
            own: boolean;
            /** @description Whose it is, where it is another's. */
            owner: string | null;
            /** @description The ledger's question. */
            question: {
                [key: string]: string;
            };
            /** @description Everybody finds it. */
            shared: boolean;
            /**
             * Format: int32
             * @description For `If-Match`.
             */
            version: number;
        };
        /** @description A view as sent. */
        SavedViewInput: {
            /** @description As shown in the left column. */
            name: string;
            /** @description The ledger's question, by the names of its list, without its paging. */
            question: {
                [key: string]: string;
            };
            /** @description Whether everybody who may see the ledger finds it. */
            shared?: boolean;
        };
        /** @description A page of views. */
        SavedViewPage: {
            /** @description How many, bounded. */
            count: components["schemas"]["Count"];
            /** @description Last changed first. */
            items: components["schemas"]["SavedView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @description One season. */
        SeasonBody: {
            /** @description First day, `MM-DD`. */
            from: string;
            /** @description Spans of a working day, in minutes from midnight: first, and first after. */
            spans: [
                number,
                number
            ][];
            /** @description Last day, `MM-DD`; before `from` where it reaches over New Year. */
            to: string;
        };
        /** @description The second factor. */
        SecondFactorState: {
            /** @description The bureau wants one. */
            demanded: boolean;
            /** @description Recovery codes not used yet. */
            recovery_codes: number;
            /** @description Since when it is asked for. */
            since: string | null;
        };
        /**
         * @description How a mail server is spoken to.
         * @enum {string}
         */
        Security: "tls" | "starttls" | "none";
        /** @description What the sending system is told. */
        SentView: {
            /** @description Always null: residents have no accounts. */
            account_id: string | null;
            /** @description How the reporter follows it up, with the receipt. */
            service_notice: string;
            /** @description The ledger number. */
            service_request_id: string;
            /** @description The receipt's follow-up code: a secret of the reporter, said this once. `tokens/{token}` leads to the request. */
            token: string;
        };
        /** @description One session. */
        SessionView: {
            /** @description Where from, its end left out. */
            address: string | null;
            /** @description The one that asks. */
            at_hand: boolean;
            /** @description Browser and system, as far as the browser says. */
            device: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description Its last request, to the minute. */
            seen: string;
            /** @description Since when. */
            since: string;
            /** @description Ends then whatever happens. */
            until: string;
        };
        /** @description One change. */
        SettingVersion: {
            /** @description When. */
            at: string;
            /** @description Who. */
            by: string;
            /** @description What it changed of the version before; nothing where that is not known any more. */
            changes: components["schemas"]["Changed"][];
            /**
             * Format: uuid
             * @description The entry that has what it was before and after.
             */
            entry: string;
            /** @description What it said from then on. */
            says: components["schemas"]["Told"][];
            /**
             * Format: int32
             * @description Which.
             */
            version: number;
        };
        /** @description Where the rows stand. */
        SheetChoice: {
            /** @description The row of the headings, from 1; found where it is not said. */
            head_row?: number | null;
            /** @description The sheet; the first that says anything where none is named. */
            sheet?: string | null;
        };
        /** @enum {string} */
        SignInOutcome: "opened" | "wrong_password" | "code_wrong" | "locked";
        /** @description A page of attempts. */
        SignInPage: {
            /** @description How many match, bounded. */
            count: components["schemas"]["Count"];
            /** @description Newest first. */
            items: components["schemas"]["SignInView"][];
            /** @description Cursor of the next page. */
            next: string | null;
        };
        /** @description The rules as sent. */
        SignInRulesBody: {
            /**
             * Format: int32
             * @description Fewest kinds of signs of a password: 1 to 4.
             */
            password_classes: number;
            /**
             * Format: int32
             * @description Days after which another is due, 30 to 730; nothing where none ever is.
             */
            password_days?: number | null;
            /**
             * Format: int32
             * @description Fewest signs of a password: 8 to 64.
             */
            password_min: number;
            /**
             * Format: int32
             * @description A password is none of so many before it: 0 to 24.
             */
            passwords_remembered: number;
            /** @description Everybody has a second factor. */
            second_factor: boolean;
        };
        /** @description The rules as shown. */
        SignInRulesView: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /**
             * Format: int32
             * @description Fewest kinds of signs of a password.
             */
            password_classes: number;
            /**
             * Format: int32
             * @description Days after which another is due.
             */
            password_days: number | null;
            /**
             * Format: int32
             * @description Fewest signs of a password.
             */
            password_min: number;
            /**
             * Format: int32
             * @description A password is none of so many before it.
             */
            passwords_remembered: number;
            /** @description Everybody has a second factor. */
            second_factor: boolean;
        };
        /** @description One attempt. */
        SignInView: {
            /** @description Where from. */
            address: string | null;
            /** @description What the browser calls itself. */
            agent: string | null;
            /** @description RFC 3339. */
            at: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description What became of it. */
            outcome: components["schemas"]["Coded_SignInOutcome"];
            who: components["schemas"]["NamedId"] | null;
        };
        /** @description Short messages as sent by the page. Without `key` the one there stays. */
        SmsBody: {
            /** @description What a good answer contains. */
            accepted: string;
            /** @description Its body. */
            body: string;
            /** @description What is sent. */
            form: components["schemas"]["SmsForm"];
            /** @description The vendor's key. */
            key?: string | null;
            /** @description Address; empty ends the connection. */
            url: string;
        };
        /**
         * @description How a gateway takes a short message.
         * @enum {string}
         */
        SmsForm: "json" | "form" | "query";
        /** @description Short messages as shown. */
        SmsView: {
            /** @description What a good answer contains. */
            accepted: string;
            /** @description Its body. */
            body: string;
            /** @description Somebody has connected it. */
            connected: boolean;
            /** @description What is sent. */
            form: components["schemas"]["SmsForm"];
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description Whether a key is kept. */
            key: boolean;
            /** @description Address. */
            url: string;
        };
        /** @enum {string} */
        Sort: "due" | "received" | "closed";
        /** @description What sorting decides. */
        SortBody: {
            /** @description 721. */
            approach: components["schemas"]["Approach"];
            /** @description Category code. */
            category: string;
            place?: components["schemas"]["PlaceInput"] | null;
            /** @description How soon. */
            urgency: components["schemas"]["Urgency"];
        };
        /** @description A squad as it is to be. */
        SquadBody: {
            /** @description Takes nobody and nothing new. A squad is closed once nobody is in it and nothing hangs on it. */
            closed?: boolean;
            /** @description 1–30 signs, nobody else's. */
            name: string;
            /**
             * Format: uuid
             * @description The one above; null for the first level.
             */
            parent?: string | null;
        };
        /** @description A squad with what hangs on it. */
        SquadInTree: {
            /** @description Takes nobody and nothing new. */
            closed: boolean;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description As shown. */
            name: string;
            /**
             * Format: int64
             * @description Opinions it has that are open, or that may be opened again.
             */
            opinions: number;
            /**
             * Format: uuid
             * @description The one above.
             */
            parent: string | null;
            /**
             * Format: int64
             * @description Accounts of it that are not disabled.
             */
            people: number;
            /**
             * Format: int64
             * @description Assignment rules that send to it.
             */
            rules: number;
            /**
             * Format: int32
             * @description Named in `If-Match` by whoever changes it.
             */
            version: number;
        };
        /** @description A squad; nothing for what no squad has. */
        SquadLine: {
            closed: components["schemas"]["Figure"];
            in_time: components["schemas"]["Figure"];
            not_satisfied: components["schemas"]["Figure"];
            now: components["schemas"]["Load"];
            satisfied: components["schemas"]["Figure"];
            squad: components["schemas"]["NamedId"] | null;
        };
        /** @description All of them. */
        SquadList: {
            /** @description In the order screens show them. */
            squads: components["schemas"]["SquadInTree"][];
        };
        /** @description A squad as named beside people. */
        SquadName: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description As shown. */
            name: string;
        };
        /** @description A squad of the tree. */
        SquadView: {
            /** @description Takes nothing new. */
            closed: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            parent: string | null;
        };
        /** @enum {string} */
        Standing: "to_sort" | "to_assign" | "to_accept" | "handling" | "asking" | "suspended" | "to_reply" | "to_verify" | "to_close_out" | "closed" | "returned" | "merged" | "withdrawn";
        /**
         * @description The two the standard knows.
         * @enum {string}
         */
        Status: "open" | "closed";
        /** @description One day of the strip. */
        StripDay: {
            day: string;
            label: string;
            mark: components["schemas"]["DayMark"];
            past: boolean;
            today: boolean;
        };
        /** @description What it was done to. */
        Subject: {
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description What sort of thing. */
            kind: components["schemas"]["Named"];
            /** @description Number of an opinion, name of an account; nothing where there is none any more. */
            name: string | null;
            /**
             * Format: int64
             * @description Its version after the act.
             */
            version: number;
        };
        /** @description The order. */
        SuperviseBody: {
            /** @description What is demanded. */
            order: string;
        };
        /** @description Targets in per cent, 0 to 100. */
        TargetsBody: {
            /**
             * Format: int32
             * @description Handled by service (服务), at least.
             */
            assist: number;
            /**
             * Format: int32
             * @description Handled by service or management (管理), at least; not less than by service alone.
             */
            assist_and_manage: number;
            /**
             * Format: int32
             * @description Replied to within the finish term, at least.
             */
            in_time: number;
        };
        /** @description As shown. */
        TargetsSet: {
            /**
             * Format: int32
             * @description Handled by service, at least.
             */
            assist: number;
            /**
             * Format: int32
             * @description Handled by service or management, at least.
             */
            assist_and_manage: number;
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /**
             * Format: int32
             * @description Replied to within the finish term, at least.
             */
            in_time: number;
        };
        /** @description The bureau's own targets in per cent; local values, not verified against any instrument. */
        TargetsView: {
            /** Format: int32 */
            assist: number;
            /** Format: int32 */
            assist_and_manage: number;
            /** Format: int32 */
            in_time: number;
            verified: boolean;
        };
        /** @description So many of a unit. */
        TermBody: {
            /**
             * Format: int32
             * @description 1 to 365.
             */
            count: number;
            /** @description `urgent_hour`, `urgent_day`, `work_hour` or `work_day`. */
            unit: string;
        };
        /** @description Texts the bureau wrote itself, by kind; the others are the platform's. */
        Texts: {
            [key: string]: string;
        };
        /** @description Every text, and how they came to be so. */
        TextsView: {
            /** @description What was set, newest first. */
            history: components["schemas"]["SettingVersion"][];
            /** @description In the order of the kinds. */
            texts: components["schemas"]["TextView"][];
        };
        /** @description One text as the page shows it. */
        TextView: {
            /** @description `sms` or `mail`. */
            channel: string;
            /** @description Filled with an example. */
            example: string;
            /** @description Which. */
            kind: string;
            /** @description In words. */
            name: string;
            /** @description What may stand in braces. */
            names: string[];
            /** @description The platform's, where the bureau wrote its own. */
            original: string | null;
            /** @description Short messages the example counts as. */
            parts: number;
            /** @description As it is now. */
            text: string;
        };
        /** @description One entry. */
        TimelineEntry: {
            at: string;
            by: components["schemas"]["ByView"];
            correctable: boolean;
            corrected: boolean;
            fact: components["schemas"]["FactName"];
            hash: string | null;
            /** Format: int32 */
            number: number;
            photos: components["schemas"]["PhotoView"][];
            said: string | null;
            /** Format: int64 */
            sequence: number | null;
            text: string;
        };
        /** @description A token to be. */
        TokenBody: {
            /**
             * Format: int32
             * @description Its life in days, 1 to 366.
             */
            days: number;
            /** @description What it is for, 1–40 signs. */
            name: string;
            /** @description One's own password. */
            password: string;
            /** @description What it may do. */
            scope: components["schemas"]["TokenScope"];
        };
        /** @description A token just made, said this once. */
        TokenOnce: {
            /** @description Its last instant. */
            expires_at: string;
            /** @description To put into the program; it is stored nowhere. */
            token: string;
        };
        /** @enum {string} */
        TokenScope: "read" | "write";
        /** @description A token. */
        TokenView: {
            /** @description When it was made. */
            created_at: string;
            /** @description Its last instant. */
            expires_at: string;
            /**
             * Format: uuid
             * @description Which.
             */
            id: string;
            /** @description What it is for. */
            name: string | null;
            /** @description What it may do. */
            scope: components["schemas"]["TokenScope"];
        };
        /** @description One thing a setting says. */
        Told: {
            /** @description What it is; nothing where it is not set. */
            says: string | null;
            /** @description What of it. */
            what: string;
        };
        /** @description Which agency, for what, until when. */
        TransferOutBody: {
            /**
             * Format: int32
             * @description Natural days it has, 1 to 60.
             */
            days: number;
            /** @description What it is to do. */
            reason: string;
            /** @description The agency's name, 1–60 signs. */
            unit: string;
        };
        /** @description Another agency has it. */
        TransferredView: {
            /** @description The day passed without its answer. */
            expired: boolean;
            /** @description When it signed for it. */
            signed_at: string | null;
            unit: string;
            until: string;
        };
        /** @description What a trial found. */
        Trial: {
            /** @description Those that would go elsewhere. */
            moved: number;
            /** @description The newest of them. */
            shown: components["schemas"]["Moved"][];
            /** @description Opinions looked at: the newest that are sorted. */
            tried_on: number;
        };
        /** @description To whom. */
        TryBody: {
            /** @description A mobile number, or a mail address. */
            address: string;
        };
        /** @description What was typed so far. */
        Typed: {
            /**
             * @description Where, in words.
             * @default null
             */
            address: string | null;
            /**
             * Format: double
             * @description Degrees north.
             * @default null
             */
            latitude: number | null;
            /**
             * Format: double
             * @description Degrees east.
             * @default null
             */
            longitude: number | null;
            /**
             * @description Of the caller.
             * @default null
             */
            phone: string | null;
            /**
             * @description What is said.
             * @default null
             */
            text: string | null;
        };
        /** @description A photo taken in. */
        Uploaded: {
            /**
             * Format: uuid
             * @description To name in the act.
             */
            id: string;
            /** @description SM3 of the stored bytes. */
            sm3: string;
            /** @description Where it shows. */
            url: string;
        };
        /** @enum {string} */
        Urgency: "urgent" | "normal";
        /** @description What counts where the bureau set nothing. */
        UsualLimit: {
            /** @description Which step. */
            clock: string;
            /**
             * Format: int32
             * @description How many.
             */
            count: number;
            /** @description Of what. */
            unit: string;
        };
        /** @description What was found. */
        VerifyBody: {
            /** @description Photos uploaded before. */
            attachments?: string[];
            /** @description In words. */
            note: string;
            /** @description False sends it back to be handled again. */
            passed: boolean;
        };
        /** @enum {string} */
        View: "mine" | "overdue" | "today" | "to_sort" | "to_assign" | "to_reply" | "to_verify" | "asking" | "suspended" | "with_others" | "to_call_back" | "open" | "all";
        /** @description A view with how many it holds. */
        ViewCount: {
            /** @description Bounded. */
            count: components["schemas"]["Count"];
            /** @description In Chinese. */
            name: string;
            /** @description Code. */
            view: components["schemas"]["View"];
        };
        /** @description The left column. */
        Views: {
            /** @description In the order shown. */
            items: components["schemas"]["ViewCount"][];
        };
        /** @enum {string} */
        YesNo: "yes" | "no";
    };
    responses: {
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
