package city.belfry.picture;

import city.belfry.domain.picture.Picture;
import city.belfry.runtime.Json;
import city.belfry.runtime.http.Problems;
import city.belfry.runtime.http.Request;
import city.belfry.runtime.http.Response;
import city.belfry.usecase.picture.AddPicture;
import java.net.URI;
import java.util.List;

/** The door through which pictures come. */
record PictureDoor(AddPicture addPicture, URI board) {
  /**
   * {@code POST /v1/pictures}: the body is the file; what its type is said to be is not believed.
   */
  Response add(Request request) {
    return switch (addPicture.run(request.body(), request.caller())) {
      case AddPicture.Result.Added(var picture) ->
          Response.json(
              201,
              Json.object()
                  .put("id", picture.id())
                  .put("width", picture.width())
                  .put("height", picture.height())
                  .put("bytes", picture.bytes())
                  .put("type", Picture.TYPE)
                  .put("url", board.resolve(picture.key()).toString()));
      case AddPicture.Result.NotAllowed(var needed) -> Problems.notAllowed(needed);
      case AddPicture.Result.Refused(var problem) -> Problems.unprocessable(List.of(problem));
    };
  }
}
