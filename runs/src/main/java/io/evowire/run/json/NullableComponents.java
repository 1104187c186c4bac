package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Lets a record's component be null or missing where it is declared {@code @Nullable}. Jackson does
 * not see that annotation by itself: it belongs to the type, not to the parameter.
 */
final class NullableComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && isNullable(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.SET)
                : JsonSetter.Value.empty();
    }

    private static boolean isNullable(AnnotatedParameter parameter) {
        RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
        return components != null && parameter.getIndex() < components.length
                && components[parameter.getIndex()].getAnnotatedType()
                        .isAnnotationPresent(Nullable.class);
    }
}
