package org.project360.chassis.storage;

import java.sql.SQLException;

/** A statement failed. The cause tells whether it passes by itself; the message never quotes a value. */
public class StorageFailure extends RuntimeException {

    public StorageFailure(String what, SQLException cause) {
        super(what, cause);
    }
}
