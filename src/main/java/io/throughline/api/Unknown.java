package io.throughline.api;

/** Nothing goes by that name. Doors answer 404. */
public class Unknown extends RuntimeException {

    public Unknown(String kind, Object id) {
        super("There is no %s '%s'.".formatted(kind, id));
    }
}
